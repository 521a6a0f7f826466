// SPDX-License-Identifier: Apache-2.0
// What waits for a person: new and edited comments, and those that somebody flagged. One open item
// for each comment, in the order in which they came to wait.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

enum class Cause { new_comment, edited, flagged };

/// "new", "edited", "flagged".
std::string_view name(Cause cause);

struct ReviewItem {
  std::int64_t comment_id = 0;
  Cause cause = Cause::new_comment;
  Instant opened_at;
};

/// The oldest first.
std::vector<ReviewItem> waiting(const store::Store& store);

/// Whether the comment still waits.
bool is_waiting(const store::Store& store, std::int64_t comment_id);

/// Makes it wait where it does not yet, within the caller's change.
void open_review(store::Store& store, std::int64_t comment_id, Cause cause, Instant now);

/// A person has decided: it waits no longer, and its flags are settled. Within the caller's change.
void close_review(store::Store& store, std::int64_t comment_id, std::string_view outcome,
                  Instant now);

}  // namespace qlab::comments

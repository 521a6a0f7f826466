// SPDX-License-Identifier: Apache-2.0
// What everybody may read about a scenario, in the order in which threads are read. Names as they
// are signed, never an address: for pages that leave the house.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "lib/comments/comment.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Published {
  std::int64_t id = 0;
  std::int64_t depth = 1;                 ///< 1 starts a thread, 3 is the deepest
  std::optional<std::int64_t> parent_id;  ///< it comes before this one
  std::optional<std::int64_t> answers_id;
  /// Only its place is left: it is not published, and published replies stand under it. The rest
  /// is empty then.
  bool is_gone = false;
  std::optional<std::int64_t> member_id;  ///< nothing for a guest
  Licence licence = Licence::not_outside;
  bool quoting_is_refused = false;  ///< the member refused or withdrew consent to be quoted
  std::string author;               ///< the name shown, which is foreign text
  std::string body;                 ///< foreign text, or foreign HTML that must not be rendered
  Format format = Format::text;
  Instant written_at;
};

/// Calls take for each comment of the scenario that others see: threads by the time of their first
/// comment, replies below what they answer, the oldest first.
void each_published(const store::Store& store, std::int64_t scenario_id,
                    const std::function<void(const Published&)>& take);

}  // namespace qlab::comments

// SPDX-License-Identifier: Apache-2.0
// What a pack carries of comments: those that everybody sees and whose authors let them be quoted,
// with a name only where they let it stand there.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/packed.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// The policies, who in the pack accepted which, and the themes.
std::vector<store::PackedTable> packed_tables();

/// Which comments: all that may be read, or those in temp.packed_comment (id).
enum class Comments { all, chosen };

/// The comments, for everybody. Their last column is the format of their text.
store::PackedTable packed_comments(Comments which);

/// Under which themes staff put them, for everybody.
store::PackedTable packed_codings(Comments which);

/// Which of them people in the pack wrote under their names, and which they flagged.
std::vector<store::PackedTable> packed_by_members();

/// A comment that was handed over and may no longer be read: its text goes. Within the caller's
/// transaction.
void withdraw_packed(store::Store& store, std::int64_t id_there, Instant now);

/// The names that stand under comments for everybody to read.
void each_told_name(const store::Store& store, const std::function<void(std::string_view)>& call);

/// How many published comments are not passed on, for each licence that forbids it, and how many
/// for other reasons: hidden above, or their author's no to being quoted.
struct WithheldComments {
  std::int64_t paraphrase_only = 0;
  std::int64_t not_outside = 0;
  std::int64_t other = 0;
};
WithheldComments withheld_comments(const store::Store& store);

}  // namespace qlab::comments

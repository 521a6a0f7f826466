// SPDX-License-Identifier: Apache-2.0
// People who say that somebody should look at a comment. Each counts once; so many of them hide it
// until somebody has looked; every flag reaches a person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/comments/add.hpp"
#include "lib/comments/author.hpp"
#include "lib/comments/comment.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Flag {
  std::string who;  ///< the name shown, never an address
  std::string reason;
  Instant at;
  bool is_settled = false;  ///< a person has looked since
};

struct FlagReport {
  Comment comment;
  bool is_new = false;     ///< false: they had flagged it before
  std::int64_t count = 0;  ///< people whose flags are not settled
};

/// Adds the flag of one person, and hides what so many have flagged (0: never). Throws refused
/// where others do not see the comment, or where its own author flags it; not_found.
FlagReport flag(store::Store& store, std::string_view word, AuthorId who, std::string_view reason,
                std::int64_t hide_at, Instant now);

/// The same for a guest, who is found or added.
FlagReport flag(store::Store& store, std::string_view word, const Guest& who,
                std::string_view reason, std::int64_t hide_at, Instant now);

/// The oldest first.
std::vector<Flag> flags(const store::Store& store, std::int64_t comment_id);

}  // namespace qlab::comments

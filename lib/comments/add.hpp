// SPDX-License-Identifier: Apache-2.0
// One comment entered by staff, for a member or a guest who has accepted the policy.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "lib/comments/author.hpp"
#include "lib/comments/comment.hpp"
#include "lib/core/error.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Guest {
  std::string name;
  std::string address;
};

/// The guest's entry, or the member whose address it is. Throws usage where name or address cannot
/// be used. Part of the caller's change.
Author find_or_add_guest(store::Store& store, const Guest& guest);

/// With moderation on, a comment waits for somebody to publish it; else none does, or an author's
/// first one, until something of theirs is published.
enum class Moderation { on, first, off };

/// Whether the author is said to have accepted the present policy just now.
enum class Acceptance { given, not_given };

/// The state that a new comment of this author begins in.
State first_state(const store::Store& store, AuthorId author, Moderation moderation);

/// The text without white space around it. Throws the given kind where nobody could have written
/// it.
std::string checked_body(std::string_view given, Kind bad);

struct Contribution {
  std::variant<MemberAuthor, Guest> author{};
  std::string body{};
  Kind bad_body = Kind::usage;  ///< what a body that cannot be used is: data where a file held it
  std::string reply_to{};       ///< empty, or c45
  Licence licence = Licence::not_outside;
  std::optional<Instant> written_at{};  ///< nothing: now
};

/// Adds it: all or nothing. A guest whose address is a member's is that member, signing with the
/// name given. Throws usage for what cannot be used; refused where the policy was never
/// accepted, or the comment answered takes no replies; not_found.
Comment add(store::Store& store, const scenarios::Scenario& scenario,
            const Contribution& contribution, Moderation moderation, Acceptance acceptance,
            Instant now);

}  // namespace qlab::comments

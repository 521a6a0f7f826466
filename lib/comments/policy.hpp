// SPDX-License-Identifier: Apache-2.0
// The comments policy, in versions: whoever comments has accepted the present one first, and the
// comment says which one that was.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/author.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Policy {
  std::int64_t version = 0;
  std::string body;  ///< Markdown
  std::string actor;
  Instant at;
  std::int64_t accepted = 0;  ///< by so many people
  std::int64_t comments = 0;  ///< written under it
};

/// The text that comes with qlab: version 1 of a store that has no other.
std::string_view default_policy();

/// The newest version; stores the default text first where there is none. Part of the caller's
/// change.
std::int64_t present_policy(store::Store& store, Instant now);

/// The newest version; 0 where none is stored yet, so that the default text counts.
std::int64_t newest_policy(const store::Store& store);

/// Adds a version, which everybody is asked to accept anew. Throws data where it is no text, and
/// refused where it is the present one.
Policy add_policy(store::Store& store, std::string_view body, Instant now);

std::optional<Policy> find_policy(const store::Store& store, std::int64_t version);

/// A version, or the present one: the default text where none is stored. Throws not_found.
Policy require_policy(const store::Store& store, std::optional<std::int64_t> version);

/// The oldest first; the default text where none is stored.
std::vector<Policy> policies_or_default(const store::Store& store);

/// Whether this author has accepted this version. A guest is known by address, under any name.
bool has_accepted(const store::Store& store, AuthorId author, std::int64_t version);

/// Remembers that they have, and how that is known. Part of the caller's change.
void accept(store::Store& store, AuthorId author, std::int64_t version, std::string_view evidence,
            Instant now);

}  // namespace qlab::comments

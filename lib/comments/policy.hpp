// SPDX-License-Identifier: Apache-2.0
// The comments policy, in versions: whoever comments has accepted the present one first, and the
// comment says which one that was.
#pragma once

#include <cstdint>
#include <string_view>

#include "lib/comments/author.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// The text that comes with qlab: version 1 of a store that has no other.
std::string_view default_policy();

/// The newest version; stores the default text first where there is none. Part of the caller's
/// change.
std::int64_t present_policy(store::Store& store, Instant now);

/// Whether this author has accepted this version. A guest is known by address, under any name.
bool has_accepted(const store::Store& store, AuthorId author, std::int64_t version);

/// Remembers that they have. Part of the caller's change.
void accept(store::Store& store, AuthorId author, std::int64_t version, Instant now);

}  // namespace qlab::comments

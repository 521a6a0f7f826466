// SPDX-License-Identifier: Apache-2.0
// The clauses of a policy: the items of its lists, numbered from 1 through the whole text, so that
// a rejection can say which one it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// The items of the lists in a Markdown text, in its order, each on one line.
std::vector<std::string> clauses(std::string_view policy);

/// Version and number of a clause, such as 1.2, for a number in the present policy or a version and
/// a number; empty for an empty word. Throws usage where there is no such clause. Part of the
/// caller's change, since it may store the first policy.
std::string require_clause(store::Store& store, std::string_view word, Instant now);

}  // namespace qlab::comments

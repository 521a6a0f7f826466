// SPDX-License-Identifier: Apache-2.0
// Members whom a word that is being typed may name. Asked at each press of a key: every look is an
// index, or ends after a few rows.
#pragma once

#include <string_view>
#include <vector>

#include "lib/core/suggestion.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// By the beginning of an id (m1) or of an address, or by a part of the name.
std::vector<Suggestion> suggest(const store::Store& store, std::string_view word);

/// Tags that begin so.
std::vector<Suggestion> suggest_tags(const store::Store& store, std::string_view word);

}  // namespace qlab::members

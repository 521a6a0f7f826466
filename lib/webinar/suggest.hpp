// SPDX-License-Identifier: Apache-2.0
// Those that a word which is being typed may name, by the beginning of the slug or the id.
#pragma once

#include <string_view>
#include <vector>

#include "lib/core/suggestion.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

std::vector<Suggestion> suggest(const store::Store& store, std::string_view word);

}  // namespace qlab::webinar

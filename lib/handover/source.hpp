// SPDX-License-Identifier: Apache-2.0
// What a lesson rests on, as refs: c3 (comment), k4 (call), s1 (scenario), w1 (webinar).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::handover {

/// The refs in a text such as "c3,k4 w1", each once, in their order. Throws usage for what is no
/// ref of these kinds (a person is no source: "m12"), not_found for what does not exist.
std::vector<std::string> require_sources(const store::Store& store, std::string_view text);

/// "2 comments and 1 call": sources as those may know them who cannot look them up.
std::string described(const std::vector<std::string>& sources);

}  // namespace qlab::handover

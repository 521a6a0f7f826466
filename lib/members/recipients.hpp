// SPDX-License-Identifier: Apache-2.0
// Whom consents name, read by skipping through their index: what people write is compared with
// these few, and the many rows then by the values found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::members {

/// The recipients of consents for a purpose whose name has this slug.
std::vector<std::string> recipients(const store::Store& store, std::string_view purpose,
                                    std::string_view slug);

}  // namespace qlab::members

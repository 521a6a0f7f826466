// SPDX-License-Identifier: Apache-2.0
// Addresses where people typed something else: as a name, behind a name, as a link. For whoever
// must not take somebody's address for a name, and for those who were erased.
#pragma once

#include <string_view>
#include <vector>

#include "lib/core/address.hpp"

namespace qlab {

/// The addresses that stand in a text between spaces, brackets, quotes, commas and the like:
/// "Anna <anna@example.org>", "mailto:anna@example.org", "anna@example.org; a@example.org".
std::vector<Address> addresses_within(std::string_view text);

}  // namespace qlab

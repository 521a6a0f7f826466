// SPDX-License-Identifier: Apache-2.0
// An address that a member is to get: read, free, and not one of somebody who was erased.
#pragma once

#include <string_view>

#include "lib/core/address.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// Throws usage where the text is no address or not one line; refused where it is
/// somebody's already, or the person it belonged to was erased.
Address new_address(const store::Store& store, std::string_view text);

}  // namespace qlab::members

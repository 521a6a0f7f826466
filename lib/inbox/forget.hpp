// SPDX-License-Identifier: Apache-2.0
// What is forgotten of a person who is erased: that mails came, and when, is kept.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "lib/store/store.hpp"

namespace qlab::inbox {

/// The mails of a member and those that say to come from any of these addresses (their keys),
/// within the caller's transaction. Returns how many.
std::int64_t forget(store::Store& store, std::int64_t member_id,
                    std::span<const std::string> address_keys);

}  // namespace qlab::inbox

// SPDX-License-Identifier: Apache-2.0
// What the verbs of `store` share: the number of a change, and the rooms that are asked about one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/undo.hpp"

namespace qlab::cmd {

/// The number of a change, or nothing.
std::optional<std::int64_t> change_number(std::string_view written);

/// The tables whose rows keep a history of their own.
std::vector<store::OwnHistory> own_histories();

}  // namespace qlab::cmd

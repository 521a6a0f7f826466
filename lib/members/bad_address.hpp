// SPDX-License-Identifier: Apache-2.0
// An address that mail no longer reaches. A corrected address is another one and starts clean.
#pragma once

#include <string_view>

#include "lib/store/store.hpp"

namespace qlab::members {

/// Marks it within the caller's change, by its key; false where nobody has it or it is so already.
bool mark_bad(store::Store& store, std::string_view address_key);

}  // namespace qlab::members

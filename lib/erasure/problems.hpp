// SPDX-License-Identifier: Apache-2.0
// What is wrong where people were erased, for 'store check'.
#pragma once

#include "lib/store/check.hpp"

namespace qlab::erasure {

/// Erased people who are back by an older backup; erasures whose deleted bytes may still be in the
/// store's files; a ledger that does not know of them all.
store::Problems problems(const store::Store& store);

}  // namespace qlab::erasure

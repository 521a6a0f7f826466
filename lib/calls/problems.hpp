// SPDX-License-Identifier: Apache-2.0
// What the schema cannot say of calls.
#pragma once

#include "lib/store/check.hpp"

namespace qlab::calls {

/// Calls that are booked without a slot of that time, slots that are booked by a call that is not,
/// slots of one person that overlap, and calls whose history tells another state.
store::Problems problems(const store::Store& store);

}  // namespace qlab::calls

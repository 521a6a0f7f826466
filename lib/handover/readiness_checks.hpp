// SPDX-License-Identifier: Apache-2.0
// What is looked at before a handover. Included only by lib/handover/readiness.cpp.
#pragma once

#include <vector>

#include "lib/handover/readiness.hpp"

namespace qlab::handover {

/// In the order in which staff deal with them. The rest of the readiness is known already.
std::vector<Check> all_checks(const store::Store& store, const Readiness& readiness);

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
// What every noun keeps about members, for merging two of them: lib/members knows no other noun.
#pragma once

#include <span>

#include "lib/members/combine.hpp"

namespace qlab::handover {

std::span<const members::Holding> holdings();

}  // namespace qlab::handover

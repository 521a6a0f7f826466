// SPDX-License-Identifier: Apache-2.0
// What one person wrote to us by mail, and what came back of what was written to them.
#pragma once

#include <vector>

#include "lib/store/personal.hpp"

namespace qlab::inbox {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person);

}  // namespace qlab::inbox

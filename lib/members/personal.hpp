// SPDX-License-Identifier: Apache-2.0
// What the register holds about one person: for the export that they may ask for.
#pragma once

#include <vector>

#include "lib/store/personal.hpp"

namespace qlab::members {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person);

}  // namespace qlab::members

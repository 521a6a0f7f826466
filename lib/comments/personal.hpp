// SPDX-License-Identifier: Apache-2.0
// What one person wrote, as a member or as a guest with one of their addresses.
#pragma once

#include <vector>

#include "lib/store/personal.hpp"

namespace qlab::comments {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person);

}  // namespace qlab::comments

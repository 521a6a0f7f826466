// SPDX-License-Identifier: Apache-2.0
// What is held about one person's calls, the notes of staff included.
#pragma once

#include <vector>

#include "lib/store/personal.hpp"

namespace qlab::calls {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person);

}  // namespace qlab::calls

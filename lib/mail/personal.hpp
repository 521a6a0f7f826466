// SPDX-License-Identifier: Apache-2.0
// What was written to one person, and what keeps mail from them.
#pragma once

#include <vector>

#include "lib/store/personal.hpp"

namespace qlab::mail {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person);

}  // namespace qlab::mail

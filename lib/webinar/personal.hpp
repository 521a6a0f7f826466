// SPDX-License-Identifier: Apache-2.0
// What one person answered to invitations, and where they were.
#pragma once

#include <vector>

#include "lib/store/personal.hpp"

namespace qlab::webinar {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person);

}  // namespace qlab::webinar

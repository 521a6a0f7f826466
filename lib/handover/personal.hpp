// SPDX-License-Identifier: Apache-2.0
// What the handover's own tables hold about one person.
#pragma once

#include <vector>

#include "lib/store/personal.hpp"

namespace qlab::handover {

/// The tasks that they own.
std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person);

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
// What must hold of answers and places and the schema cannot say, for 'store check'.
#pragma once

#include "lib/store/check.hpp"

namespace qlab::webinar {

store::Problems problems(const store::Store& store);

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
// What must hold of mails that came in and the schema cannot say, for 'store check'.
#pragma once

#include "lib/store/check.hpp"

namespace qlab::inbox {

store::Problems problems(const store::Store& store);

}  // namespace qlab::inbox

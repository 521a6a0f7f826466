// SPDX-License-Identifier: Apache-2.0
// What must hold in the outbox and the schema cannot say, for 'store check'.
#pragma once

#include "lib/store/check.hpp"

namespace qlab::mail {

store::Problems problems(const store::Store& store);

}  // namespace qlab::mail

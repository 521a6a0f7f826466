// SPDX-License-Identifier: Apache-2.0
// What must hold of comments and the schema cannot say, for 'store check'.
#pragma once

#include "lib/store/check.hpp"

namespace qlab::comments {

store::Problems problems(const store::Store& store);

}  // namespace qlab::comments

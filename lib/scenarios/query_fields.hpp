// SPDX-License-Identifier: Apache-2.0
// The field of a query of members that is about scenarios: what they answered to one.
#pragma once

#include "lib/store/query_field.hpp"

namespace qlab::scenarios {

store::QueryFields query_fields();

}  // namespace qlab::scenarios

// SPDX-License-Identifier: Apache-2.0
// The fields of a query that are about members themselves. Those about other nouns stand in the
// nouns' own query_fields.hpp; cmd/selection.* puts them together.
#pragma once

#include "lib/store/query_field.hpp"

namespace qlab::members {

store::QueryFields query_fields();

}  // namespace qlab::members

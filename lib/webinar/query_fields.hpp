// SPDX-License-Identifier: Apache-2.0
// The fields of a query of members that are about webinars: what they answered, and whether they
// were there.
#pragma once

#include "lib/store/query_field.hpp"

namespace qlab::webinar {

store::QueryFields query_fields();

}  // namespace qlab::webinar

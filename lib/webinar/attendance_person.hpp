// SPDX-License-Identifier: Apache-2.0
// Who a row of an attendance table is about.
#pragma once

#include "lib/webinar/attendance_columns.hpp"
#include "lib/webinar/presence.hpp"

namespace qlab::webinar {

/// Reads name, address, account and role. An address may stand where a name should, in brackets
/// behind one, or behind "mailto:"; a name beside only one of its parts is the other.
void read_person(const Record& row, const Columns& columns, Presence& presence);

/// "Total" without an address, which programs write below a table.
bool is_sum(const Presence& presence);

}  // namespace qlab::webinar

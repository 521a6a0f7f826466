// SPDX-License-Identifier: Apache-2.0
// What the sunset clock says, for 'qlab status': the next step of the handover.
#pragma once

#include "lib/core/agenda.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// How many days remain to the next step that is planned, if any is ahead.
void add_tasks(const store::Store& store, Instant now, Agenda& agenda);

}  // namespace qlab::handover

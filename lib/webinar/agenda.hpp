// SPDX-License-Identifier: Apache-2.0
// What waits for a person, for 'qlab status': answers that are missing, attendance that was not
// read.
#pragma once

#include "lib/core/agenda.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

/// Every question is answered by an index.
void add_tasks(const store::Store& store, Instant now, Agenda& agenda);

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
// What waits for a person, for 'qlab status': answers that are missing, offers that no mail can
// tell of, attendance that was not read.
#pragma once

#include "lib/core/agenda.hpp"
#include "lib/members/consent.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

/// Every question is answered by an index. The basis says who may be written to.
void add_tasks(const store::Store& store, members::Basis basis, Instant now, Agenda& agenda);

}  // namespace qlab::webinar

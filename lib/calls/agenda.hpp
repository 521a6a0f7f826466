// SPDX-License-Identifier: Apache-2.0
// What waits for a person, for 'qlab status': calls to arrange, and those that were held and not
// recorded.
#pragma once

#include "lib/core/agenda.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// Every question is answered by an index.
void add_tasks(const store::Store& store, Instant now, Agenda& agenda);

}  // namespace qlab::calls

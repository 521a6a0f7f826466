// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/agenda.hpp"

namespace qlab::inbox {

void add_tasks(const store::Store& store, Instant /*now*/, Agenda& agenda) {
  const auto waiting =
      store.first("SELECT count(*) FROM incoming WHERE state = 'waiting'")->integer(0);
  add_if_any(agenda, {"mail", "replies_waiting", waiting,
                      counted(waiting, "reply waits to be read", "replies wait to be read"),
                      "qlab mail inbox list"});
}

}  // namespace qlab::inbox

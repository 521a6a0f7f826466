// SPDX-License-Identifier: Apache-2.0
#include "lib/members/agenda.hpp"

namespace qlab::members {

void add_tasks(const store::Store& store, Instant /*now*/, Agenda& agenda) {
  const auto unreached =
      store
          .first(
              "SELECT count(*) FROM member_address AS a INDEXED BY member_address_bad"
              " JOIN member AS m ON m.id = a.member_id AND m.erased_at IS NULL"
              " AND m.delivery = 'on' WHERE a.state = 'bad' AND a.position = 0")
          ->integer(0);
  add_if_any(agenda, {"members", "addresses_bad", unreached,
                      counted(unreached, "member has an address that no mail reaches",
                              "members have an address that no mail reaches"),
                      "qlab members list state:bad"});
}

}  // namespace qlab::members

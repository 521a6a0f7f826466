// SPDX-License-Identifier: Apache-2.0
#include "lib/members/consent_open.hpp"

namespace qlab::members {

void each_open_consent(const store::Store& store, std::string_view recipient,
                       const std::function<void(const OpenConsent&)>& call) {
  auto rows = store.prepare(
      "SELECT m.id, m.name, c.at FROM member AS m LEFT JOIN consent AS c"
      " ON c.id = (SELECT max(id) FROM consent WHERE purpose = 'handover' AND recipient = ?1"
      " AND member_id = m.id) WHERE m.erased_at IS NULL AND (c.id IS NULL OR c.state = 'asked')"
      " ORDER BY m.id");
  rows.bind(recipient);
  while (rows.step()) {
    const auto asked_at = rows.maybe_instant(2);
    call({rows.integer(0), rows.text(1), asked_at ? ConsentState::asked : ConsentState::unknown,
          asked_at});
  }
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/ask_again.hpp"

#include "lib/inbox/record.hpp"
#include "lib/webinar/uncounted.hpp"

namespace qlab::replies {

void ask_again(store::Store& store, const webinar::Desk& desk, const webinar::Webinar& webinar,
               webinar::Round& round, Instant now) {
  const auto settle = [&](const webinar::Recipient& asked) {
    for (const auto& digest : webinar::uncounted_mails(store, webinar.id, asked.member))
      inbox::settle_waiting(store, digest, "they were asked again");
  };
  webinar::queue_asking_again(store, desk, webinar, round, settle, now);
}

}  // namespace qlab::replies

// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/again.hpp"

#include <fmt/format.h>

#include "lib/members/mailable.hpp"
#include "lib/members/reader.hpp"
#include "lib/webinar/uncounted.hpp"

namespace qlab::webinar {

Round plan_asking_again(const store::Store& store, const Webinar& webinar, const RoundRules& rules,
                        Instant now) {
  require_open(webinar, now);
  Round round;
  round.notice = notice_about(webinar, Occasion::again);
  members::Mailable mailable(store, rules.basis);
  members::Lookup member_of(store, {.addresses = true, .tags = false, .contact = true});
  for (const auto& said : uncounted_answers(store, webinar)) {
    if (said.why != Uncounted::older_revision) continue;
    const auto member = member_of(said.member);
    if (!member) continue;
    const auto place = place_of(webinar, round.notice, said.member);
    const auto former = former_letter(store, place, *member, rules.came_back);
    auto why = mailable.objection(*member);
    if (former.counts) why = mail::Objection{mail::Reason::already_written, "already asked again"};
    round.decide(*member, std::move(why), rules.max, former.lost);
  }
  return round;
}

void queue_asking_again(store::Store& store, const Desk& desk, const Webinar& webinar, Round& round,
                        const std::function<void(const Recipient&)>& asked, Instant now) {
  store::Change change(store, now);
  change.record(false);  // the outbox keeps its own history
  queue_round(store, change, desk, webinar, round, now);
  change.record(true);
  for (const auto& recipient : round.recipients) asked(recipient);
  change.commit(fmt::format("asked {} members again", round.recipients.size()));
}

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/confirm.hpp"

#include <fmt/format.h>

#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"

namespace qlab::webinar {

Notice confirmation_of(const Webinar& webinar, Answer answer) {
  auto notice = notice_about(webinar, Occasion::confirm);
  notice.answer = name(answer);
  notice.occurrence = fmt::format("{}/{}", notice.answer, webinar.sequence);
  notice.automatic = true;
  notice.useless_from = webinar.starts_at;
  return notice;
}

std::optional<std::int64_t> queue_confirmation(store::Store& store, const Confirming& how,
                                               const Webinar& webinar, std::int64_t member,
                                               Answer answer, Instant now) {
  if (now >= webinar.starts_at) return {};
  const auto notice = confirmation_of(webinar, answer);
  const auto place = place_of(webinar, notice, member);
  mail::give_back(store, place);  // it was never sent, for they said otherwise before it could
  if (mail::find(store, place)) return {};
  const auto found = members::by_id(store, member);
  if (!found || members::Mailable(store, how.basis).objection(*found)) return {};
  const Recipient recipient{member, {found->name, std::string(found->email())}};
  return mail::queue(store, draft_of(how.desk(), webinar, notice, recipient, now), now);
}

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/mailing.hpp"

#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"
#include "lib/webinar/invite.hpp"

namespace qlab::webinar {
namespace {

Outcome outcome_of(mail::State state) {
  switch (state) {
    case mail::State::sent:
      return Outcome::got;
    case mail::State::queued:
    case mail::State::sending:
    case mail::State::deferred:
      return Outcome::waiting;
    case mail::State::failed:
      return Outcome::failed;
    case mail::State::uncertain:
      return Outcome::uncertain;
    case mail::State::cancelled:
    case mail::State::missed:
      break;
  }
  return Outcome::not_written;
}

/// Whoever could be written to and was not has been left out of every selection so far.
mail::Objection reason_for_none(const store::Store& store, const Webinar& webinar,
                                const members::Member& member, std::string_view purpose,
                                members::Mailable& mailable) {
  auto why = purpose == "invite" ? objection(store, webinar, member, mailable)
                                 : mailable.objection(member);
  return why.value_or(
      mail::Objection{mail::Reason::not_asked, "nobody has written to them about it"});
}

}  // namespace

std::array<std::size_t, outcomes.size()> trace_mailing(
    const store::Store& store, const Webinar& webinar, const members::Query& query,
    const MailingQuestion& question, const std::function<void(const Reached&)>& take) {
  std::array<std::size_t, outcomes.size()> counts{};
  const auto about = ref(Letter::webinar, webinar.id);
  members::Mailable mailable(store, question.basis);
  const auto trace = [&](const members::Member& member) {
    Reached reached{member.id, member.name, {}, {}, {}};
    reached.mail = mail::newest(store, question.purpose, about, member.id);
    if (reached.mail) {
      reached.outcome = outcome_of(reached.mail->state);
    } else {
      reached.outcome = Outcome::not_written;
      reached.why = reason_for_none(store, webinar, member, question.purpose, mailable);
    }
    ++counts[static_cast<std::size_t>(reached.outcome)];
    take(reached);
  };
  members::each(store, query, trace, {.addresses = true, .tags = false, .contact = true});
  return counts;
}

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invite.hpp"

#include <fmt/format.h>

#include <limits>
#include <utility>

#include "lib/calendar/zone.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::webinar {
namespace {

mail::Objection already_invited() { return {mail::Reason::already_written, "already invited"}; }

/// A changed time, place or link is another occurrence, which may be invited to again.
mail::Place place_of(const Webinar& webinar, std::int64_t member) {
  return {"invite", ref(Letter::webinar, webinar.id), ref(Letter::member, member),
          std::to_string(webinar.sequence)};
}

void check_open(const Webinar& webinar, Instant now) {
  if (webinar.status == Status::cancelled) {
    throw Error(Kind::refused, fmt::format("'{}' was cancelled", webinar.slug));
  }
  if (now >= webinar.starts_at) {
    throw Error(Kind::refused, fmt::format("'{}' began on {}", webinar.slug,
                                           calendar::shown(webinar.starts_at, webinar.zone)));
  }
}

/// The ids of rows that were put into one table, which nobody else can write meanwhile.
class NewRows {
 public:
  explicit NewRows(std::string_view table) : m_table(table) {}

  void add(std::int64_t id) {
    if (!m_first) m_first = id;
    m_last = id;
  }
  void name_in(store::Change& change) const {
    if (m_first) change.inserted(m_table, *m_first, m_last);
  }

 private:
  std::string_view m_table;
  std::optional<std::int64_t> m_first;
  std::int64_t m_last = 0;
};

std::string fingerprint(const mail::Templates& templates, const Host& host, const Webinar& webinar,
                        const mail::Mailbox& to) {
  const mail::Handle nameless{"plan", "plan"};  // what is new in every mail stands still
  return mail::fingerprint(write_invitation(templates, webinar, host, to, nameless, Instant()));
}

}  // namespace

std::optional<mail::Objection> objection(const store::Store& store, const Webinar& webinar,
                                         const members::Member& member,
                                         members::Mailable& mailable) {
  if (mail::find(store, place_of(webinar, member.id))) return already_invited();
  const auto answer = present_answer(store, webinar.id, member.id);
  if (answer != Answer::none && answer != Answer::invited) {
    return mail::Objection{mail::Reason::answered,
                           fmt::format("answered already: {}", name(answer))};
  }
  return mailable.objection(member);
}

InvitationPlan plan_invitations(const store::Store& store, const Webinar& webinar,
                                const members::Query& query, const InvitationRules& rules,
                                Instant now) {
  check_open(webinar, now);
  InvitationPlan plan;
  members::Mailable mailable(store, rules.basis);
  const auto decide = [&](const members::Member& member) {
    auto why = objection(store, webinar, member, mailable);
    if (!why && rules.max && plan.invitees.size() >= *rules.max) {
      why = {mail::Reason::over_max, fmt::format("more than {} at once", *rules.max)};
    }
    if (why) {
      plan.skipped.push_back({member.id, std::move(*why)});
    } else {
      plan.invitees.push_back({member.id, {member.name, std::string(member.email())}});
    }
  };
  members::each(store, query, decide, {.addresses = true, .tags = false, .contact = true});
  return plan;
}

mail::Draft draft_invitation(const Desk& desk, const Webinar& webinar, const Invitee& invitee,
                             Instant now) {
  mail::Draft draft;
  draft.place = place_of(webinar, invitee.member);
  draft.member_id = invitee.member;
  draft.address = invitee.mailbox.address;
  draft.handle = mail::new_handle(desk.host.identity);
  draft.sender = desk.host.identity.from.address;
  draft.due = now;
  const auto message =
      write_invitation(desk.templates, webinar, desk.host, invitee.mailbox, draft.handle, now);
  draft.subject = message.subject;
  draft.bytes = desk.composer.compose(message);
  return draft;
}

mail::Plan as_plan(const InvitationPlan& plan, const mail::Templates& templates, const Host& host,
                   const Webinar& webinar) {
  mail::Plan whole;
  whole.object = ref(Letter::webinar, webinar.id);
  auto skipped = plan.skipped.begin();
  const auto skip_until = [&](std::int64_t member) {
    for (; skipped != plan.skipped.end() && skipped->member < member; ++skipped)
      whole.decisions.push_back({ref(Letter::member, skipped->member), skipped->why, {}});
  };
  for (const auto& invitee : plan.invitees) {
    skip_until(invitee.member);
    whole.decisions.push_back({ref(Letter::member, invitee.member),
                               {},
                               fingerprint(templates, host, webinar, invitee.mailbox)});
  }
  skip_until(std::numeric_limits<std::int64_t>::max());
  return whole;
}

void queue_invitations(store::Store& store, const Desk& desk, const Webinar& webinar,
                       InvitationPlan& plan, Instant now) {
  std::vector<Invitee> queued;
  NewRows mails("message");
  NewRows marks("rsvp");
  store::Change change(store, now, store::Recording::batch);
  for (auto& invitee : plan.invitees) {
    const auto mail = mail::queue(store, draft_invitation(desk, webinar, invitee, now), now);
    if (!mail) {
      plan.skipped.push_back({invitee.member, already_invited()});
      continue;
    }
    mails.add(*mail);
    if (const auto row = mark_invited(store, webinar.id, invitee.member, now)) marks.add(*row);
    queued.push_back(std::move(invitee));
  }
  mails.name_in(change);
  marks.name_in(change);
  change.touch(Letter::webinar, webinar.id);
  change.commit(fmt::format("queued {} invitations", queued.size()));
  plan.invitees = std::move(queued);
}

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/ask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "lib/calendar/zone.hpp"
#include "lib/core/ids.hpp"
#include "lib/handover/plan.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/consent_open.hpp"
#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/wording.hpp"
#include "lib/store/change.hpp"
#include "lib/store/new_rows.hpp"

namespace qlab::handover {
namespace {

using mail::Objection;
using mail::Reason;
using webinar::Recipient;

/// When those whose word is missing were asked last; nothing of who was never asked.
using OpenWords = std::unordered_map<std::int64_t, std::optional<Instant>>;

OpenWords open_words(const store::Store& store, const Successor& successor) {
  OpenWords words;
  members::each_open_consent(store, successor.name, [&](const members::OpenConsent& open) {
    words.emplace(open.member, open.asked_at);
  });
  return words;
}

std::optional<Objection> objection(const OpenWords& words, std::int64_t member,
                                   const AskRules& rules) {
  const auto open = words.find(member);
  if (open == words.end()) return Objection{Reason::answered, "they said yes or no already"};
  const auto& asked_at = open->second;
  if (!asked_at || (rules.asked_before && *asked_at <= *rules.asked_before)) return {};
  return Objection{Reason::already_written, fmt::format("asked on {}", rfc3339(*asked_at))};
}

mail::Place place_of(const Question& question, std::int64_t member) {
  return {std::string(asking_letter), ref(Letter::handover_item, question.successor.id),
          ref(Letter::member, member), question.occurrence};
}

std::int64_t record_asked(store::Store& store, const Question& question, std::int64_t member,
                          std::int64_t message, Instant now) {
  const members::Consent asked{members::Purpose::handover,    question.successor.name,
                               members::ConsentState::asked,  "mail",
                               ref(Letter::message, message), question.wording_version};
  members::record_consent(store, member, asked, now);
  return store.last_id();
}

void decide(Asking& asking, const members::Member& member, std::optional<Objection> why,
            const std::optional<std::size_t>& max) {
  if (!why && max && asking.recipients.size() >= *max) {
    why = {Reason::over_max, fmt::format("more than {} at once", *max)};
  }
  if (why) {
    asking.skipped.push_back({member.id, std::move(*why)});
  } else {
    asking.recipients.push_back({member.id, {member.name, std::string(member.email())}});
  }
}

}  // namespace

Question question_about(const store::Store& store, const Successor& successor,
                        const std::string& zone) {
  Question question{successor, {}, {}, plan(store).at(Step::pack), zone, {}};
  for (const auto& wording : members::wordings(store)) {
    if (wording.purpose != members::Purpose::handover) continue;
    question.wording = wording.body;
    question.wording_version = std::to_string(wording.version);
  }
  return question;
}

Asking plan_asking(const store::Store& store, Question question, const members::Query& query,
                   const AskRules& rules, Instant now) {
  Asking asking{std::move(question), {}, {}};
  if (rules.asked_before) asking.question.occurrence = rfc3339(now).substr(0, 10);
  const auto words = open_words(store, asking.question.successor);
  members::Mailable mailable(store, rules.basis);
  const auto look = [&](const members::Member& member) {
    auto why = objection(words, member.id, rules);
    if (!why) why = mailable.objection(member);
    decide(asking, member, std::move(why), rules.max);
  };
  members::each(store, query, look, {.addresses = true, .tags = false, .contact = true});
  return asking;
}

mail::Message write_asking(const mail::Templates& templates, const mail::Host& host,
                           const Question& question, const mail::Mailbox& member,
                           const mail::Handle& handle, Instant now) {
  const auto stop = mail::ways_to_stop(host.identity, handle);
  const mail::Values values{
      {"name", member.name},
      {"no", mail::answer_address(host.identity, "no", handle)},
      {"organisation", host.organisation},
      {"sender", host.identity.from.name},
      {"stop", stop.address},
      {"stop_page", stop.page},
      {"successor", question.successor.name},
      {"successor_organisation", question.successor.organisation},
      {"until", question.until ? calendar::long_date(*question.until, question.zone) : ""},
      {"wording", question.wording},
      {"yes", mail::answer_address(host.identity, "yes", handle)},
  };
  mail::Content content;
  content.to = member;
  content.written = templates.write(asking_letter, values);
  content.purpose = asking_letter;
  content.object = ref(Letter::handover_item, question.successor.id);
  content.date = now;
  return mail::make_message(host.identity, handle, std::move(content));
}

mail::Draft draft_of(const webinar::Desk& desk, const Question& question,
                     const Recipient& recipient, Instant now) {
  mail::Draft draft;
  draft.place = place_of(question, recipient.member);
  draft.member_id = recipient.member;
  draft.address = recipient.mailbox.address;
  draft.handle = mail::new_handle(desk.host.identity);
  draft.sender = desk.host.identity.from.address;
  draft.due = now;
  const auto message =
      write_asking(desk.templates, desk.host, question, recipient.mailbox, draft.handle, now);
  draft.subject = message.subject;
  draft.bytes = desk.composer.compose(message);
  return draft;
}

mail::Plan as_plan(const Asking& asking, const mail::Templates& templates, const mail::Host& host) {
  mail::Plan plan;
  plan.object = ref(Letter::handover_item, asking.question.successor.id);
  const mail::Handle nameless{"plan", "plan"};  // what is new in every mail stands still
  struct Decided {
    std::int64_t member;
    mail::Decision decision;
  };
  std::vector<Decided> decided;
  for (const auto& recipient : asking.recipients) {
    const auto letter =
        write_asking(templates, host, asking.question, recipient.mailbox, nameless, Instant());
    decided.push_back(
        {recipient.member, {ref(Letter::member, recipient.member), {}, mail::fingerprint(letter)}});
  }
  for (const auto& [member, why] : asking.skipped) {
    decided.push_back({member, {ref(Letter::member, member), why, {}}});
  }
  std::ranges::sort(decided, {}, &Decided::member);
  for (auto& each : decided) plan.decisions.push_back(std::move(each.decision));
  return plan;
}

void queue_asking(store::Store& store, const webinar::Desk& desk, Asking& asking, Instant now) {
  store::Change change(store, now, store::Recording::batch);
  store::NewRows mails("message");
  store::NewRows words("consent");
  std::vector<Recipient> written;
  for (auto& recipient : asking.recipients) {
    const auto mail = mail::queue(store, draft_of(desk, asking.question, recipient, now), now);
    if (!mail) {
      asking.skipped.push_back({recipient.member, {Reason::already_written, "already asked"}});
      continue;
    }
    mails.add(*mail);
    words.add(record_asked(store, asking.question, recipient.member, *mail, now));
    written.push_back(std::move(recipient));
  }
  mails.name_in(change);
  words.name_in(change);
  change.touch(Letter::handover_item, asking.question.successor.id);
  change.commit(fmt::format("asked {} members about the handover", written.size()));
  asking.recipients = std::move(written);
}

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/round.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"
#include "lib/store/new_rows.hpp"

namespace qlab::calls {
namespace {

/// What is new in every mail stands still, so that two plans of one thing are the same.
std::string fingerprint(const mail::Templates& templates, const mail::Host& host,
                        const Setting& setting, const Item& item) {
  const mail::Handle nameless{"plan", "plan"};
  auto notice = item.notice;
  notice.until.reset();
  if (notice.call.uid.empty()) notice.call.uid = "plan";
  return mail::fingerprint(
      write_letter(templates, host, setting, notice, item.to, nameless, Instant()));
}

void queue_letter(store::Store& store, const mail::Desk& desk, const Setting& setting, Item& item,
                  store::NewRows& mails, Instant now) {
  const auto mail = mail::queue(store, draft_of(desk, setting, item, now), now);
  if (mail) {
    mails.add(*mail);
  } else {
    item.out = mail::Objection{mail::Reason::already_written, "already written to"};
  }
}

}  // namespace

std::size_t Round::count_in() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(items, [](const Item& item) { return !item.out; }));
}

std::optional<mail::Objection> Decider::objection(const members::Member& member) {
  if (m_rules.tell == Tell::no) {
    return mail::Objection{mail::Reason::not_asked, "nobody is to be written to"};
  }
  return m_mailable.objection(member);
}

void Decider::add(Round& round, Notice notice, std::optional<mail::Objection> why) {
  Item item{std::move(notice), {}, std::move(why)};
  if (const auto member = members::by_id(m_store, item.call().member)) {
    item.to = {member->name, std::string(member->email())};
    if (!item.out) item.out = objection(*member);
  } else {
    item.out = mail::Objection{mail::Reason::member_gone, "the member is no longer there"};
  }
  if (!item.out && mail::find(m_store, place_of(item.notice))) {
    item.out = mail::Objection{mail::Reason::already_written, "already written to"};
  }
  if (!item.out && m_rules.max && round.count_in() >= *m_rules.max) {
    item.out =
        mail::Objection{mail::Reason::over_max, fmt::format("more than {} at once", *m_rules.max)};
  }
  round.items.push_back(std::move(item));
}

mail::Plan as_plan(const Round& round, const mail::Templates& templates, const mail::Host& host,
                   const Setting& setting) {
  mail::Plan plan;
  for (const auto& item : round.items) {
    auto letter = item.out ? std::string() : fingerprint(templates, host, setting, item);
    plan.decisions.push_back({ref(Letter::call, item.call().id), item.out, std::move(letter)});
  }
  return plan;
}

mail::Draft draft_of(const mail::Desk& desk, const Setting& setting, const Item& item,
                     Instant now) {
  const auto handle = mail::new_handle(desk.host.identity);
  auto draft = mail::make_draft(
      desk, place_of(item.notice), item.call().member, handle,
      write_letter(desk.templates, desk.host, setting, item.notice, item.to, handle, now), now);
  draft.useless_from = item.notice.useless_from;
  if (item.notice.automatic) {
    draft.quiet_zone = item.call().zone.empty() ? setting.zone : item.call().zone;
  }
  return draft;
}

void carry_out(store::Store& store, const mail::Desk* desk, const Setting& setting, Round& round,
               const Act& act, std::string_view summary, Instant now) {
  store::NewRows mails("message");
  store::Change change(store, now);
  for (auto& item : round.items) {
    if (!act(store, item)) continue;
    change.touch(Letter::call, item.call().id);
    change.touch(Letter::member, item.call().member);
    if (item.out || desk == nullptr) continue;
    change.record(false);
    queue_letter(store, *desk, setting, item, mails, now);
    change.record(true);
  }
  mails.name_in(change);
  change.commit(summary);
}

}  // namespace qlab::calls

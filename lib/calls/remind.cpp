// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/remind.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calls/answer.hpp"
#include "lib/calls/transition.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"

namespace qlab::calls {
namespace {

/// How long after a call began it is still said that a reminder was missed.
constexpr auto told_of_late = std::chrono::hours(24);

std::vector<Call> select(const store::Store& store, std::string_view condition, Instant now) {
  std::vector<Call> found;
  auto rows = store.prepare(fmt::format("SELECT {} FROM call AS m WHERE {}", columns, condition));
  rows.bind(now);
  while (rows.step()) found.push_back(read(rows));
  return found;
}

/// Chosen by the member, of whom nobody was there to write back.
std::vector<Call> untold(const store::Store& store, Instant now) {
  return select(store,
                "m.state = 'booked' AND m.starts_at > ? AND (SELECT source FROM call_history"
                " WHERE call_id = m.id AND event IN ('booked', 'moved') ORDER BY id DESC LIMIT 1)"
                " = 'token' AND NOT EXISTS (SELECT 1 FROM message"
                " WHERE purpose IN ('call-invite', 'call-update') AND object = 'k' || m.id"
                " AND recipient = 'm' || m.member_id AND occurrence = CAST(m.sequence AS TEXT))"
                " ORDER BY m.id",
                now);
}

bool is_recorded(const store::Store& store, const Call& call, std::string_view rule) {
  return store
      .first("SELECT 1 FROM call_reminder_missed WHERE call_id = ? AND rule = ? AND starts_at = ?",
             call.id, rule, *call.starts_at)
      .has_value();
}

class Planner {
 public:
  Planner(const store::Store& store, const RoundRules& rules, const Setting& setting, Instant now)
      : m_store(store), m_setting(setting), m_now(now), m_decider(store, rules) {}

  void remind(const Call& call, const ReminderRule& rule) {
    const auto& zone = call.zone.empty() ? m_setting.zone : call.zone;
    const auto due = calendar::instant_before(rule.before, *call.starts_at, zone);
    if (due > m_now || due < call.booked_at.value_or(due)) return;
    auto notice = notice_about(call, Occasion::remind);
    notice.letter = rule.letter;
    notice.occurrence = fmt::format("{}@{}", rule.name, rfc3339(*call.starts_at));
    notice.automatic = true;
    const auto missed_from = std::min<Instant>(due + rule.window, *call.starts_at);
    notice.useless_from = missed_from;
    if (mail::find(m_store, place_of(notice))) return;
    if (m_now < missed_from) return m_decider.add(m_due.round, std::move(notice));
    if (!is_recorded(m_store, call, rule.name)) {
      m_due.missed.push_back({call, rule.name, due, missed_from});
    }
  }

  void invite(const Call& call) {
    const auto occasion = call.sequence > 0 ? Occasion::update : Occasion::invite;
    m_decider.add(m_due.round, notice_about(call, occasion));
  }

  Due take() { return std::move(m_due); }

 private:
  const store::Store& m_store;
  const Setting& m_setting;
  Instant m_now;
  Decider m_decider;
  Due m_due;
};

/// The call may have been moved since it was planned.
bool is_still_so(const store::Store& store, const Item& item) {
  const auto call = by_id(store, item.call().id);
  return call && call->state == State::booked && call->sequence == item.call().sequence;
}

}  // namespace

Due plan_due(const store::Store& store, std::span<const ReminderRule> rules,
             const RoundRules& round, const Setting& setting, Instant now) {
  Planner planner(store, round, setting, now);
  for (const auto& call : untold(store, now)) planner.invite(call);
  if (rules.empty()) return planner.take();
  for (const auto& call :
       select(store, "m.state = 'booked' AND m.starts_at > ? ORDER BY m.id", now - told_of_late)) {
    for (const auto& rule : rules) planner.remind(call, rule);
  }
  return planner.take();
}

void queue_due(store::Store& store, const mail::Desk& desk, const Setting& setting, Round& round,
               Instant now) {
  const auto act = [](store::Store& in, Item& item) { return !item.out && is_still_so(in, item); };
  carry_out(store, &desk, setting, round, act,
            fmt::format("queued {} letters about calls", round.count_in()), now);
}

void record_missed(store::Store& store, std::span<const Missed> missed, Instant now) {
  if (missed.empty()) return;
  store::Change change(store, now);
  for (const auto& one : missed) {
    store.run(
        "INSERT INTO call_reminder_missed (call_id, rule, starts_at, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        one.call.id, one.rule, *one.call.starts_at, now);
    change.touch(Letter::call, one.call.id);
  }
  change.commit(fmt::format("missed {} reminders of calls", missed.size()));
}

std::vector<Call> lapsed_offers(const store::Store& store, Instant now) {
  return select(store,
                "m.state = 'proposed' AND NOT EXISTS (SELECT 1 FROM call_slot"
                " WHERE call_id = m.id AND held_until > ?) ORDER BY m.id",
                now);
}

void put_back_lapsed(store::Store& store, std::span<const Call> calls, Instant now) {
  if (calls.empty()) return;
  store::Change change(store, now);
  for (const auto& one : calls) {
    const auto call = by_id(store, one.id).value();
    if (call.state != State::proposed || !held_for(store, call.id, now).empty()) continue;
    put_back(store, call, {Event::put_back, Source::automatic, "no time was chosen"}, now);
    change.touch(Letter::call, call.id);
  }
  change.commit(fmt::format("ended the offers of {} calls", calls.size()));
}

}  // namespace qlab::calls

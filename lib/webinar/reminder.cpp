// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/reminder.hpp"

#include <algorithm>

#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"
#include "lib/store/log.hpp"

namespace qlab::webinar {
namespace {

/// How long after a start it is still said that a reminder was missed.
constexpr auto told_of_late = std::chrono::hours(24);

std::optional<ReminderState> recorded(const store::Store& store, Reminder& reminder) {
  const auto row = store.first(
      "SELECT state, seen, at FROM reminder WHERE webinar_id = ? AND rule = ? AND starts_at = ?",
      reminder.webinar.id, reminder.rule.name, reminder.webinar.starts_at);
  if (!row) return {};
  // An older answer may hold again where a newer one was taken back.
  reminder.seen = store::any_undone_since(store, row->instant(2)) ? 0 : row->integer(1);
  return named<ReminderState>(reminder_states, row->view(0));
}

ReminderState state_of(const Reminder& reminder, std::optional<ReminderState> before, Instant now) {
  if (now < reminder.due) return ReminderState::scheduled;
  const bool late = now >= missed_from(reminder);
  if (before == ReminderState::completed) {
    return late || !reminder.rule.catches_up ? ReminderState::completed : ReminderState::due;
  }
  // A move that lies ahead was written by a clock that has been put right since.
  const auto& moved_at = reminder.webinar.moved_at;
  if (moved_at <= now && reminder.due < moved_at) return ReminderState::overtaken;
  return late ? ReminderState::missed : ReminderState::due;
}

/// It is ahead, or began so lately that what was missed is worth saying.
bool can_be_settled(const Webinar& webinar, Instant now) {
  return webinar.status == Status::confirmed && webinar.starts_at + told_of_late > now;
}

}  // namespace

Instant due_at(const ReminderRule& rule, const Webinar& webinar) {
  return calendar::instant_before(rule.before, webinar.starts_at, webinar.zone);
}

Instant missed_from(const Reminder& reminder) {
  return std::min<Instant>(reminder.due + reminder.rule.window, reminder.webinar.starts_at);
}

Reminder look_at(const store::Store& store, const ReminderRule& rule, const Webinar& webinar,
                 Instant now) {
  Reminder reminder{rule, webinar, due_at(rule, webinar)};
  const auto before = recorded(store, reminder);
  reminder.ran = before == ReminderState::completed;
  reminder.told = before == ReminderState::missed;
  reminder.state = state_of(reminder, before, now);
  return reminder;
}

void record(store::Store& store, const Reminder& reminder, ReminderState state, Instant now) {
  store.run(
      "INSERT INTO reminder (webinar_id, rule, starts_at, due_at, state, at, seen)"
      " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET seen = excluded.seen,"
      " at = excluded.at, state = iif(state = 'completed', state, excluded.state)",
      reminder.webinar.id, reminder.rule.name, reminder.webinar.starts_at, reminder.due,
      name(state), now, reminder.seen);
}

void run_again(store::Store& store, const Webinar& webinar, Instant taken_back) {
  store.run(
      "DELETE FROM reminder WHERE webinar_id = ?1 AND starts_at = ?2 AND state = 'completed'"
      " AND EXISTS (SELECT 1 FROM message WHERE purpose = 'remind' AND object = ?3"
      "  AND state = 'cancelled' AND done_at = ?4"
      "  AND occurrence = rule || strftime('@%Y-%m-%dT%H:%M:%SZ', starts_at, 'unixepoch'))",
      webinar.id, webinar.starts_at, ref(Letter::webinar, webinar.id), taken_back);
}

std::vector<Reminder> to_settle(const store::Store& store, std::span<const ReminderRule> rules,
                                Instant now) {
  std::vector<Reminder> reminders;
  if (rules.empty()) return reminders;
  for (const auto& webinar : all(store)) {
    if (!can_be_settled(webinar, now)) continue;
    for (const auto& rule : rules) {
      auto reminder = look_at(store, rule, webinar, now);
      const bool is_news = reminder.state == ReminderState::missed && !reminder.told;
      if (reminder.state == ReminderState::due || is_news) reminders.push_back(std::move(reminder));
    }
  }
  return reminders;
}

}  // namespace qlab::webinar

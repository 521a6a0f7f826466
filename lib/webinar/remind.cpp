// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/remind.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/ids.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/reader.hpp"

namespace qlab::webinar {
namespace {

/// The rule and the start: what moves is another occurrence. run_again() knows it too.
std::string occurrence_of(const Reminder& reminder) {
  return fmt::format("{}@{}", reminder.rule.name, rfc3339(reminder.webinar.starts_at));
}

struct Standing {
  std::int64_t member;
  Answer answer;
  std::int64_t row;  ///< rsvp.id
};

std::int64_t newest_answer(const store::Store& store) {
  return store.first("SELECT coalesce(max(id), 0) FROM rsvp")->integer(0);
}

/// Whoever stands anywhere, or has answered since a run looked, and has no mail with this reminder
/// but such as was cancelled, in the order of ids.
std::vector<Standing> not_reminded(const store::Store& store, const Reminder& reminder,
                                   const Notice& notice) {
  std::vector<Standing> found;
  // Where a run has looked, the few behind are found by their numbers, and neither by the webinar
  // nor in the order of an index over all answers: the sign keeps both from it.
  const auto* sign = reminder.seen > 0 ? "+" : "";
  auto row = store.prepare(
      fmt::format("SELECT said.member_id, answer, said.id FROM rsvp_latest AS said"
                  " WHERE {0}webinar_id = ?1 AND said.id > ?5"
                  " AND NOT EXISTS (SELECT 1 FROM message WHERE purpose = ?2 AND object = ?3"
                  "  AND recipient = 'm' || said.member_id AND occurrence = ?4"
                  "  AND state <> 'cancelled')"
                  " ORDER BY {0}said.member_id",
                  sign));
  row.bind(reminder.webinar.id, name(notice.occasion), ref(Letter::webinar, reminder.webinar.id),
           notice.occurrence, reminder.seen);
  while (row.step()) {
    const auto answer = named<Answer>(answers, row.view(1)).value_or(Answer::none);
    found.push_back({row.integer(0), answer, row.integer(2)});
  }
  return found;
}

}  // namespace

Round plan_reminder(const store::Store& store, Reminder& reminder, const RoundRules& rules) {
  auto seen = newest_answer(store);
  Round round;
  round.notice = {Occasion::remind, reminder.rule.letter, occurrence_of(reminder)};
  round.notice.automatic = !reminder.by_hand;
  round.notice.useless_from = reminder.by_hand ? reminder.webinar.starts_at : missed_from(reminder);
  members::Mailable mailable(store, rules.basis);
  members::Lookup member_of(store, {.addresses = true, .tags = false, .contact = true});
  for (const auto& [id, answer, row] : not_reminded(store, reminder, round.notice)) {
    if (std::ranges::find(reminder.rule.answers, answer) == reminder.rule.answers.end()) continue;
    const auto member = member_of(id);
    const auto skipped = round.skipped.size();
    if (member) round.decide(*member, mailable.objection(*member), rules.max);
    // Who cannot be written to now may be by the next run.
    if (round.skipped.size() > skipped) seen = std::min(seen, row - 1);
  }
  reminder.seen = seen;
  return round;
}

void queue_reminder(store::Store& store, const Desk& desk, const Reminder& reminder, Round& round,
                    Instant now) {
  store::Change change(store, now, store::Recording::batch);
  queue_round(store, change, desk, reminder.webinar, round, now);
  record(store, reminder, ReminderState::completed, now);
  change.commit(fmt::format("queued {} reminders", round.recipients.size()));
}

void record_missed(store::Store& store, const Reminder& reminder, Instant now) {
  store::Change change(store, now);
  record(store, reminder, ReminderState::missed, now);
  change.touch(Letter::webinar, reminder.webinar.id);
  change.commit("missed a reminder");
}

}  // namespace qlab::webinar

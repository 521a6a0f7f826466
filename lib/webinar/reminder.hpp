// SPDX-License-Identifier: Apache-2.0
// When a reminder is due, and what becomes of it: one for each rule and each start of a webinar.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/calendar/before.hpp"
#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

struct ReminderRule {
  std::string name;  ///< part of what makes a reminder unique
  calendar::Before before;
  std::vector<Answer> answers;     ///< who is reminded
  std::string letter = "remind";   ///< the name of the template
  std::chrono::seconds window{0};  ///< how late it may still go
  bool catches_up = true;          ///< who says yes within the window gets it as well
};

/// By the clock on the wall where it is held.
Instant due_at(const ReminderRule& rule, const Webinar& webinar);

enum class ReminderState {
  scheduled,  ///< its time has not come
  due,        ///< now: whoever is to be reminded and was not is written to
  completed,
  missed,    ///< nobody ran qlab in time
  overtaken  ///< it was due before the webinar was set to this start: it is for no one
};
inline constexpr Names<5> reminder_states{"scheduled", "due", "completed", "missed", "overtaken"};

constexpr std::string_view name(ReminderState state) {
  return reminder_states[static_cast<std::size_t>(state)];
}

/// One rule as it applies to one webinar.
struct Reminder {
  ReminderRule rule;
  Webinar webinar;
  Instant due;
  ReminderState state = ReminderState::scheduled;
  bool ran = false;      ///< it went out once; who is due now joined late
  bool told = false;     ///< that it was missed is on record
  bool by_hand = false;  ///< a person asked for it now: no quiet hours, no window
  std::int64_t seen =
      0;  ///< up to this answer (rsvp.id) a run has looked: who joins late is behind
};

/// From then on it is missed: the end of its window, or the start.
Instant missed_from(const Reminder& reminder);

/// Where the reminder stands now.
Reminder look_at(const store::Store& store, const ReminderRule& rule, const Webinar& webinar,
                 Instant now);

/// Keeps that it went out, or was missed; within the caller's change. A reminder that went out
/// stays so.
void record(store::Store& store, const Reminder& reminder, ReminderState state, Instant now);

/// Lets reminders run again whose mails were taken back at this instant, because the webinar
/// changed before they were sent; within the caller's change. Who got theirs does not get another.
void run_again(store::Store& store, const Webinar& webinar, Instant taken_back);

/// Every reminder of a confirmed webinar that is due, and every one that was missed within the last
/// day of which nobody was told.
std::vector<Reminder> to_settle(const store::Store& store, std::span<const ReminderRule> rules,
                                Instant now);

}  // namespace qlab::webinar

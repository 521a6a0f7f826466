// SPDX-License-Identifier: Apache-2.0
// How webinars, answers and attendance are shown, in every format.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cmd/webinar/round.hpp"
#include "lib/mail/send.hpp"
#include "lib/render/fields.hpp"
#include "lib/render/nested_each.hpp"
#include "lib/webinar/attendance.hpp"
#include "lib/webinar/lint.hpp"
#include "lib/webinar/reminder.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/uncounted.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::cmd {

render::Fields<webinar::Summary> webinar_fields();

/// One webinar with everybody who was invited or answered, and the answers that do not count.
struct WebinarView {
  webinar::Summary summary;
  render::Each<webinar::Standing> each_answer;
  std::vector<webinar::UncountedAnswer> uncounted;
};

render::Fields<WebinarView> webinar_view_fields();

struct RsvpResult {
  std::int64_t webinar;
  std::int64_t member;
  webinar::Recorded recorded;
};

render::Fields<RsvpResult> rsvp_fields();

struct AttendanceResult {
  std::int64_t webinar;
  webinar::AttendanceReport report;
};

/// The whole result, for JSON.
render::Fields<AttendanceResult> attendance_fields();

/// One person, for every other format.
render::Fields<webinar::Attended> attended_fields();

/// A whole round, for JSON.
render::Fields<RoundResult> round_fields();

/// What was decided about one member, for every other format.
struct Decision {
  std::int64_t member;
  std::optional<mail::Objection> out;  ///< nothing: in
};

render::Fields<Decision> round_decision_fields();

/// What became of a webinar that was changed or cancelled, and of telling those concerned.
struct ChangeResult {
  std::vector<std::string_view> changed;  ///< names of fields
  webinar::Webinar webinar;               ///< as it is now
  std::int64_t withdrawn = 0;             ///< mails taken back from the outbox
  std::vector<std::int64_t> offered;      ///< members who are offered a place
  RoundResult told;
};

render::Fields<ChangeResult> webinar_change_fields();

/// One reminder that was due, and what became of it.
struct DueReminder {
  webinar::Reminder reminder;
  webinar::Round round;
};

render::Fields<DueReminder> due_reminder_fields();

/// What a look at the calendar object found.
render::Fields<webinar::Finding> finding_fields();

}  // namespace qlab::cmd

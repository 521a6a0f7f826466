// SPDX-License-Identifier: Apache-2.0
// How webinars, answers and attendance are shown, in every format.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/mail/send.hpp"
#include "lib/render/fields.hpp"
#include "lib/webinar/attendance.hpp"
#include "lib/webinar/invite.hpp"
#include "lib/webinar/rsvp.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::cmd {

render::Fields<webinar::Summary> webinar_fields();

/// One webinar with everybody who was invited or answered.
struct WebinarView {
  webinar::Summary summary;
  std::vector<webinar::Standing> answers;
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

struct InviteResult {
  std::int64_t webinar;
  bool dry_run;
  webinar::InvitationPlan plan;
  mail::SendReport sent;
};

/// The whole result, for JSON.
render::Fields<InviteResult> invite_fields();

/// What was decided about one member, for every other format.
struct InviteDecision {
  std::int64_t member;
  std::optional<mail::Objection> out;  ///< nothing: in
};

render::Fields<InviteDecision> invite_decision_fields();

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/holdings.hpp"

#include <array>

#include "lib/calls/merging.hpp"
#include "lib/comments/merging.hpp"
#include "lib/handover/merging.hpp"
#include "lib/inbox/merging.hpp"
#include "lib/mail/merging.hpp"
#include "lib/scenarios/merging.hpp"
#include "lib/webinar/merging.hpp"

namespace qlab::handover {
namespace {

constexpr std::array<members::Holding, 8> all{{
    {"comments", comments::count_of_member, comments::give_to_member},
    {"stances", scenarios::count_of_member, scenarios::give_to_member},
    {"calls", calls::count_of_member, calls::give_to_member},
    {"rsvps", webinar::count_answers_of_member, webinar::give_answers_to_member},
    {"attendance", webinar::count_attendance_of_member, webinar::give_attendance_to_member},
    {"mails", mail::count_of_member, mail::give_to_member},
    {"incoming_mails", inbox::count_of_member, inbox::give_to_member},
    {"tasks", count_of_member, give_to_member},
}};

}  // namespace

std::span<const members::Holding> holdings() { return all; }

}  // namespace qlab::handover

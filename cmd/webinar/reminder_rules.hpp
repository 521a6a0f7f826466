// SPDX-License-Identifier: Apache-2.0
// webinar.reminders of the configuration, for whoever reminds and for whoever sends what waits.
#pragma once

#include <vector>

#include "lib/webinar/reminder.hpp"

namespace qlab::cmd {

class Context;

std::vector<webinar::ReminderRule> reminder_rules(Context& context);

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/reminder_rules.hpp"

#include "cmd/context.hpp"

namespace qlab::cmd {

std::vector<webinar::ReminderRule> reminder_rules(Context& context) {
  std::vector<webinar::ReminderRule> rules;
  for (const auto& configured : context.config().webinar.reminders) {
    webinar::ReminderRule rule;
    rule.name = configured.name;
    rule.before = {configured.before, {configured.days, configured.at}};
    for (const auto& word : configured.to) {
      rule.answers.push_back(require_named<webinar::Answer>(webinar::answers, word, "an answer"));
    }
    rule.letter = configured.letter;
    rule.window = configured.window;
    rule.catches_up = configured.catch_up;
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/readiness_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/comments/figures.hpp"
#include "lib/handover/learning.hpp"
#include "lib/handover/progress.hpp"
#include "lib/handover/words.hpp"
#include "lib/inbox/record.hpp"
#include "lib/mail/figures.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

using Checks = std::vector<Check>;

/// What a check knows when it looks.
struct Look {
  const store::Store& store;
  const Readiness& readiness;

  [[nodiscard]] bool is_over(std::optional<Instant> due) const {
    return due && *due <= readiness.as_of;
  }
};

/// Done where nothing is left, else overdue once its time has come.
Check check(const Look& look, std::string_view what, std::int64_t left, std::string detail,
            std::optional<Instant> due, std::string command) {
  Check check{what, Ready::open, left, std::move(detail), due, std::move(command)};
  if (left == 0) {
    check.ready = Ready::done;
    check.command.clear();
  } else if (look.is_over(due)) {
    check.ready = Ready::overdue;
  }
  return check;
}

std::string quoted(const std::string& name) {
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

void successors(const Look& look, Checks& checks) {
  const auto& all = look.readiness.successors;
  const auto due = look.readiness.plan.at(Step::freeze);
  checks.push_back(check(look, "successor named", all.empty() ? 1 : 0,
                         all.empty() ? "nobody is named who carries on" : "who carries on is named",
                         due, "qlab handover successor add --name NAME --email ADDRESS"));
  for (const auto& [successor, consents] : all) {
    const bool has_key = !successor.public_key.empty();
    checks.push_back(
        check(look, "key known", has_key ? 0 : 1,
              fmt::format("{} {}", has_key ? "the key is known of" : "no key is known of",
                          successor.name),
              look.readiness.plan.at(Step::pack),
              fmt::format("qlab handover successor edit {} --key FILE", quoted(successor.name))));
  }
}

void consents(const Look& look, Checks& checks) {
  using members::ConsentState;
  for (const auto& [successor, consents] : look.readiness.successors) {
    const auto unasked = consents.count(ConsentState::unknown);
    checks.push_back(
        check(look, "members asked", unasked,
              fmt::format("{} not asked about {}", counted(unasked, "member was", "members were"),
                          successor.name),
              look.readiness.plan.at(Step::freeze),
              fmt::format("qlab handover ask --recipient {} --to relation:collaborator,wider,guest",
                          quoted(successor.name))));
    const auto asked = consents.count(ConsentState::asked);
    checks.push_back(check(
        look, "consents answered", asked,
        fmt::format("{} not answered about {}", counted(asked, "member has", "members have"),
                    successor.name),
        look.readiness.plan.at(Step::pack),
        fmt::format("qlab handover status --missing --recipient {}", quoted(successor.name))));
  }
}

void dates(const Look& look, Checks& checks) {
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!look.readiness.plan.at(static_cast<Step>(i))) missing.emplace_back(steps.at(i));
  }
  checks.push_back(check(
      look, "dates set", static_cast<std::int64_t>(missing.size()),
      missing.empty() ? "every step has its date" : fmt::format("no date for {}", listed(missing)),
      {}, "qlab handover plan set --freeze WHEN --pack WHEN"));
}

void comments_read(const Look& look, Checks& checks) {
  const auto states = comments::count_by_state(look.store);
  const auto found = states.find(comments::State::pending);
  const auto pending = found == states.end() ? 0 : found->second;
  checks.push_back(
      check(look, "comments read", pending,
            fmt::format("{} for a decision", counted(pending, "comment waits", "comments wait")),
            look.readiness.plan.at(Step::comments_close), "qlab comments list state:pending"));
}

void scenarios_settled(const Look& look, Checks& checks) {
  const auto all = scenarios::list(look.store);
  const auto open = std::ranges::count(all, scenarios::State::open, &scenarios::Scenario::state);
  checks.push_back(check(
      look, "scenarios closed", open,
      fmt::format("{} answers", counted(open, "scenario still takes", "scenarios still take")),
      look.readiness.plan.at(Step::comments_close), "qlab scenarios tally"));
}

void webinars_attended(const Look& look, Checks& checks) {
  std::int64_t without = 0;
  std::string command;
  for (const auto& [webinar, numbers] : webinar::list(look.store)) {
    const bool was_held =
        webinar.status == webinar::Status::confirmed && webinar.ends_at() <= look.readiness.as_of;
    if (!was_held || numbers.attended > 0) continue;
    if (++without == 1) command = fmt::format("qlab webinar attendance {} FILE", webinar.slug);
  }
  checks.push_back(
      check(look, "attendance known", without,
            fmt::format("of {} nobody knows who came", counted(without, "webinar", "webinars")),
            look.readiness.plan.at(Step::freeze), command));
}

void mail_settled(const Look& look, Checks& checks) {
  std::array<std::int64_t, mail::all_states.size()> messages{};
  for (const auto& purpose : mail::figures(look.store)) {
    for (std::size_t i = 0; i < messages.size(); ++i) messages.at(i) += purpose.messages.at(i);
  }
  const auto count = [&](mail::State state) {
    return messages.at(static_cast<std::size_t>(state));
  };
  using enum mail::State;
  const auto waiting = count(queued) + count(sending) + count(deferred);
  checks.push_back(
      check(look, "mail sent", waiting,
            fmt::format("{} in the outbox", counted(waiting, "mail waits", "mails wait")),
            look.readiness.plan.at(Step::last_send), "qlab mail send --summary"));
  checks.push_back(check(look, "mail certain", count(uncertain),
                         fmt::format("of {} nobody knows whether it arrived",
                                     counted(count(uncertain), "mail", "mails")),
                         look.readiness.plan.at(Step::freeze), "qlab mail list state:uncertain"));
}

void replies_read(const Look& look, Checks& checks) {
  const auto waiting = inbox::count_waiting(look.store);
  checks.push_back(check(look, "replies read", waiting,
                         fmt::format("{} for a person", counted(waiting, "mail that came in waits",
                                                                "mails that came in wait")),
                         look.readiness.plan.at(Step::freeze), "qlab mail inbox"));
}

void learning_kept(const Look& look, Checks& checks) {
  const auto known = static_cast<std::int64_t>(lessons(look.store).size());
  checks.push_back(check(look, "learning kept", known == 0 ? 1 : 0,
                         fmt::format("{} kept", counted(known, "lesson is", "lessons are")),
                         look.readiness.plan.at(Step::pack),
                         "qlab handover learning add --title TEXT --body-file FILE"));
}

void work_passed_on(const Look& look, Checks& checks) {
  std::int64_t ownerless = 0;
  std::int64_t late = 0;
  for (const auto& task : tasks(look.store)) {
    if (!task.is_open()) continue;
    ownerless += task.owner.empty() || task.next_step.empty() ? 1 : 0;
    late += look.is_over(task.due_at) ? 1 : 0;
  }
  checks.push_back(check(look, "work passed on", ownerless,
                         fmt::format("{} an owner and a next step",
                                     counted(ownerless, "open task lacks", "open tasks lack")),
                         look.readiness.plan.at(Step::pack), "qlab handover progress list --open"));
  auto overdue = check(look, "work in time", late,
                       fmt::format("{} overdue", counted(late, "task is", "tasks are")), {},
                       "qlab handover progress list --open");
  if (late > 0) overdue.ready = Ready::overdue;
  checks.push_back(std::move(overdue));
}

void everybody_accounted(const Look& look, Checks& checks) {
  const auto& accounted = look.readiness.accounted;
  const auto left = accounted.silent + accounted.unasked + accounted.unreachable;
  checks.push_back(
      check(look, "everybody accounted for", left,
            fmt::format("nothing was heard from {}", counted(left, "member", "members")),
            look.readiness.plan.at(Step::freeze), "qlab members outstanding --summary"));
}

void frozen(const Look& look, Checks& checks) {
  const auto at = look.readiness.plan.at(Step::freeze);
  checks.push_back(
      check(look, "store frozen", look.readiness.is_frozen ? 0 : 1,
            look.readiness.is_frozen ? "the store is frozen" : "the store can still be written", at,
            "qlab handover plan freeze --now"));
}

/// A room that learns what else must be done adds its function here.
constexpr std::array looks{dates,          successors,          consents,
                           comments_read,  scenarios_settled,   webinars_attended,
                           mail_settled,   replies_read,        learning_kept,
                           work_passed_on, everybody_accounted, frozen};

}  // namespace

std::vector<Check> all_checks(const store::Store& store, const Readiness& readiness) {
  Checks checks;
  for (const auto each : looks) each({store, readiness}, checks);
  return checks;
}

}  // namespace qlab::handover

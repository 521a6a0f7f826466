// SPDX-License-Identifier: Apache-2.0
// Whether the handover itself is agreed: when, to whom, by whose word, and with what knowledge.
#include "lib/handover/readiness_checks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/handover/learning.hpp"
#include "lib/handover/progress.hpp"
#include "lib/handover/words.hpp"

namespace qlab::handover {
namespace {

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

void learning_kept(const Look& look, Checks& checks) {
  const auto known = static_cast<std::int64_t>(lessons(look.store).size());
  checks.push_back(check(look, "learning kept", known == 0 ? 1 : 0,
                         fmt::format("{} kept", counted(known, "lesson is", "lessons are")),
                         look.readiness.plan.at(Step::pack),
                         "qlab handover learning add --title TEXT --body-file FILE"));
}

void work_passed_on(const Look& look, Checks& checks) {
  const auto all = tasks(look.store);
  if (all.empty()) return;
  std::int64_t ownerless = 0;
  std::int64_t late = 0;
  for (const auto& task : all) {
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

}  // namespace

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

void look_at_agreement(const Look& look, Checks& checks) {
  for (const auto each :
       {dates, successors, consents, learning_kept, work_passed_on, everybody_accounted, frozen}) {
    each(look, checks);
  }
}

}  // namespace qlab::handover

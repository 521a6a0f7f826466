// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/readiness_checks.hpp.
// What still runs: words that somebody waits for, and mails and calls that are under way.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/calls/figures.hpp"
#include "lib/comments/figures.hpp"
#include "lib/comments/review.hpp"
#include "lib/handover/readiness_checks.hpp"
#include "lib/handover/words.hpp"
#include "lib/inbox/record.hpp"
#include "lib/mail/figures.hpp"
#include "lib/members/import_queue.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::handover {
namespace {

void comments_read(const Look& look, Checks& checks) {
  const auto states = comments::count_by_state(look.store);
  if (states.empty()) return;
  const auto found = states.find(comments::State::pending);
  const auto pending = found == states.end() ? 0 : found->second;
  checks.push_back(
      check(look, "comments read", pending,
            fmt::format("{} for a decision", counted(pending, "comment waits", "comments wait")),
            look.readiness.plan.at(Step::comments_close), "qlab comments list state:pending"));
  const auto flagged = std::ranges::count(comments::waiting(look.store), comments::Cause::flagged,
                                          &comments::ReviewItem::cause);
  if (flagged == 0) return;
  checks.push_back(check(look, "flags settled", flagged,
                         fmt::format("{} by readers", counted(flagged, "comment was flagged",
                                                              "comments were flagged")),
                         look.readiness.plan.at(Step::comments_close), "qlab comments review"));
}

void scenarios_settled(const Look& look, Checks& checks) {
  const auto all = scenarios::list(look.store);
  if (all.empty()) return;
  const auto open = std::ranges::count(all, scenarios::State::open, &scenarios::Scenario::state);
  checks.push_back(check(
      look, "scenarios closed", open,
      fmt::format("{} answers", counted(open, "scenario still takes", "scenarios still take")),
      look.readiness.plan.at(Step::comments_close), "qlab scenarios tally"));
}

void webinars_attended(const Look& look, Checks& checks) {
  std::int64_t without = 0;
  std::string command;
  const auto all = webinar::list(look.store);
  if (all.empty()) return;
  for (const auto& [webinar, numbers] : all) {
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
  const auto purposes = mail::figures(look.store);
  if (purposes.empty()) return;
  for (const auto& purpose : purposes) {
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

void calls_held(const Look& look, Checks& checks) {
  const auto calls = calls::open_calls(look.store);
  if (!calls.any) return;
  const auto open = calls.wanted + calls.proposed + calls.booked;
  auto detail = fmt::format("{} not over", counted(open, "call is", "calls are"));
  if (open > 0) {
    detail += fmt::format(": {} wanted, {} proposed, {} booked", calls.wanted, calls.proposed,
                          calls.booked);
  }
  checks.push_back(check(look, "calls held", open, std::move(detail),
                         look.readiness.plan.at(Step::freeze),
                         "qlab calls list state:wanted,proposed,booked"));
}

void rows_settled(const Look& look, Checks& checks) {
  const auto queued = static_cast<std::int64_t>(members::queued_rows(look.store).size());
  if (queued == 0) return;
  checks.push_back(
      check(look, "files imported", queued,
            fmt::format("{} several members",
                        counted(queued, "row of a file is that of", "rows of files are those of")),
            look.readiness.plan.at(Step::freeze), "qlab members import --review"));
}

void replies_read(const Look& look, Checks& checks) {
  if (!inbox::any(look.store)) return;
  const auto waiting = inbox::count_waiting(look.store);
  checks.push_back(check(look, "replies read", waiting,
                         fmt::format("{} for a person", counted(waiting, "mail that came in waits",
                                                                "mails that came in wait")),
                         look.readiness.plan.at(Step::freeze), "qlab mail inbox"));
}

}  // namespace

void look_at_what_runs(const Look& look, Checks& checks) {
  for (const auto each : {comments_read, scenarios_settled, webinars_attended, calls_held,
                          mail_settled, replies_read, rows_settled}) {
    each(look, checks);
  }
}

}  // namespace qlab::handover

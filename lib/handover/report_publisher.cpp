// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report_publisher.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "lib/handover/learning_page.hpp"
#include "lib/handover/report_comments.hpp"
#include "lib/handover/report_scenarios.hpp"
#include "lib/handover/report_work.hpp"
#include "lib/render/markdown.hpp"

namespace qlab::handover {
namespace {

std::int64_t members_of(const std::vector<members::Share>& shares, std::string_view value) {
  const auto share = std::find_if(shares.begin(), shares.end(),
                                  [&](const auto& each) { return each.value == value; });
  return share == shares.end() ? 0 : share->members;
}

}  // namespace

void Publisher::community(Report& report) const {
  const auto& members = m_figures.members;
  report.members = disclose(members.members, m_disclosure);
  report.organisations = members.organisations;
  report.nations = largest(members.nations);
  report.roles = largest(members.roles);
  report.nations_named = std::count_if(members.nations.begin(), members.nations.end(),
                                       [](const auto& share) { return !share.value.empty(); });
  report.relations =
      disclose(std::array{Cell{"collaborator", members_of(members.relations, "collaborator")},
                          Cell{"wider", members_of(members.relations, "wider")},
                          Cell{"guest", members_of(members.relations, "guest")},
                          Cell{"not said", members_of(members.relations, "")}},
               m_disclosure);
  report.outlooks =
      disclose(std::array{Cell{"lasting", members_of(members.outlooks, "lasting")},
                          Cell{"time-limited", members_of(members.outlooks, "time-limited")},
                          Cell{"undecided", members_of(members.outlooks, "undecided")}},
               m_disclosure);
}

ParticipationReport Publisher::participation() const {
  const auto& periods = m_figures.periods;
  ParticipationReport report{periods.unit, periods.starts, periods.labels, {}};
  for (const auto& counts : m_figures.participation) {
    // No sum over the kinds is shown, so that each number stands alone.
    auto& members = report.members.emplace_back();
    for (const auto count : counts) members.push_back(disclose(count, m_disclosure));
  }
  return report;
}

ScenarioReport Publisher::scenario(const scenarios::Figure& figure,
                                   std::span<const ViabilityRule> rules) const {
  const auto& scenario = figure.tally.scenario;
  ScenarioReport report;
  report.id = scenario.id;
  report.slug = scenario.slug;
  report.title = m_redaction(scenario.title);
  report.body = render::tame_markdown(figure.body, 1, std::cref(m_redaction));
  report.state = scenarios::name(scenario.state);
  report.opened_at = scenario.opened_at;
  report.closed_at = scenario.closed_at;
  tell_answers(report, figure.tally, rules, m_disclosure);
  const auto found = m_figures.comments.find(report.id);
  tell_comments(report, found == m_figures.comments.end() ? comments::StateCounts() : found->second,
                m_figures.quotes, m_quote_redaction, m_disclosure);
  return report;
}

WebinarReport Publisher::webinar(const webinar::Figure& figure) const {
  const auto& answers = figure.answers;
  WebinarReport report;
  report.id = figure.id;
  report.slug = figure.slug;
  report.title = m_redaction(figure.title);
  report.starts_at = figure.starts_at;
  report.zone = figure.zone;
  report.cancelled = figure.cancelled;
  report.answers = disclose(
      std::array{Cell{"yes", answers.yes}, Cell{"maybe", answers.maybe}, Cell{"no", answers.no},
                 Cell{"waitlisted", answers.waitlisted + answers.offered},
                 Cell{"no answer", answers.unanswered}},
      m_disclosure);
  if (figure.attendance) report.attendance = attendance(*figure.attendance, figure.invited);
  return report;
}

MailReport Publisher::mail(const mail::PurposeFigures& figure) const {
  const auto count = [&](mail::State state) {
    return figure.messages.at(static_cast<std::size_t>(state));
  };
  using enum mail::State;
  return {figure.purpose,
          disclose(std::array{Cell{"sent", count(sent)},
                              Cell{"waiting", count(queued) + count(sending) + count(deferred)},
                              Cell{"failed", count(failed)}, Cell{"uncertain", count(uncertain)},
                              Cell{"not sent", count(cancelled) + count(missed)}},
                   m_disclosure)};
}

Parts Publisher::accounted() const {
  const auto& accounted = m_figures.accounted;
  return disclose(
      std::array{Cell{"heard from", accounted.heard}, Cell{"silent", accounted.silent},
                 Cell{"unreachable", accounted.unreachable}, Cell{"unasked", accounted.unasked}},
      m_disclosure);
}

std::string Publisher::prose(const std::string& markdown) const {
  return render::tame_markdown(markdown, 1, std::cref(m_redaction));
}

Lesson Publisher::lesson(Lesson lesson) const { return redacted(std::move(lesson), m_redaction); }

CallsReport Publisher::calls() const { return publish(m_figures.calls, m_redaction, m_disclosure); }

std::vector<ThemeReport> Publisher::themes() const {
  return publish(m_figures.themes, m_redaction, m_quote_redaction, m_disclosure);
}

std::vector<TurnoutReport> Publisher::turnout() const {
  return publish(m_figures.turnout, m_redaction, m_disclosure);
}

ConnectionsReport Publisher::connections() const {
  return publish(m_figures.connections, m_figures.members.members, m_redaction, m_disclosure);
}

std::vector<TaskReport> Publisher::tasks() const {
  return publish(m_figures.tasks, m_redaction, m_disclosure);
}

Parts Publisher::largest(const std::vector<members::Share>& shares) const {
  std::vector<Cell> cells;
  for (const auto& share : shares) {
    cells.push_back({share.value.empty() ? "Not said" : m_redaction(share.value), share.members});
  }
  return disclose_largest(std::move(cells), m_disclosure);
}

AttendanceReport Publisher::attendance(const webinar::Attendance& figure,
                                       std::int64_t invited) const {
  AttendanceReport report;
  report.came = of(figure.came, invited, m_disclosure);
  report.uninvited = disclose(figure.uninvited, m_disclosure);
  report.unmatched = disclose(figure.unmatched, m_disclosure);
  if (figure.median_stay && disclose(figure.came + figure.uninvited, m_disclosure)) {
    report.median_minutes = figure.median_stay->count() / 60;
  }
  return report;
}

}  // namespace qlab::handover

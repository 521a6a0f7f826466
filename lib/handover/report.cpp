// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "lib/comments/people.hpp"
#include "lib/handover/learning_page.hpp"
#include "lib/handover/redaction.hpp"
#include "lib/handover/report_comments.hpp"
#include "lib/handover/report_scenarios.hpp"
#include "lib/handover/report_work.hpp"
#include "lib/render/html.hpp"
#include "lib/render/markdown.hpp"
#include "lib/store/reading.hpp"

namespace qlab::handover {
namespace {

/// It comes back to members and comments again and again.
constexpr std::size_t cache = std::size_t{2} << 20;

/// Every text that was written by people and may be shown.
std::vector<std::string> texts(const Figures& figures) {
  std::vector<std::string> texts;
  for (const auto& share : figures.members.nations) texts.push_back(share.value);
  for (const auto& share : figures.members.roles) texts.push_back(share.value);
  for (const auto& webinar : figures.webinars) texts.push_back(webinar.title);
  for (const auto& scenario : figures.scenarios) {
    texts.push_back(scenario.tally.scenario.title);
    texts.push_back(render::markdown_words(scenario.body));
  }
  for (const auto& theme : figures.themes.themes) texts.push_back(theme.title);
  for (const auto& [code, held] : figures.calls.outcomes) texts.push_back(code);
  // Only those are shown, and a community may have met thousands of times.
  for (std::size_t i = 0; i < std::min(figures.turnout.size(), most_occasions); ++i) {
    texts.push_back(figures.turnout[i].occasion);
  }
  append_texts(figures.lessons, texts);
  append_texts(figures.tasks, texts);
  return texts;
}

std::vector<std::string> quoted_texts(const Figures& figures) {
  std::vector<std::string> texts;
  for (const auto& quote : figures.quotes) texts.push_back(words_of(quote));
  for (const auto& theme : figures.themes.themes) {
    for (const auto& quote : theme.quotes) texts.push_back(words_of(quote));
  }
  return texts;
}

std::int64_t members_of(const std::vector<members::Share>& shares, std::string_view value) {
  const auto share = std::find_if(shares.begin(), shares.end(),
                                  [&](const auto& each) { return each.value == value; });
  return share == shares.end() ? 0 : share->members;
}

/// Makes one part of the report after the other.
class Publisher {
 public:
  Publisher(const Figures& figures, const Redaction& redaction, const Redaction& quote_redaction,
            Disclosure disclosure)
      : m_figures(figures),
        m_redaction(redaction),
        m_quote_redaction(quote_redaction),
        m_disclosure(disclosure) {}

  void community(Report& report) const {
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

  [[nodiscard]] ParticipationReport participation() const {
    const auto& periods = m_figures.periods;
    ParticipationReport report{periods.unit, periods.starts, periods.labels, {}};
    for (const auto& counts : m_figures.participation) {
      // No sum over the kinds is shown, so that each number stands alone.
      auto& members = report.members.emplace_back();
      for (const auto count : counts) members.push_back(disclose(count, m_disclosure));
    }
    return report;
  }

  [[nodiscard]] ScenarioReport scenario(const scenarios::Figure& figure,
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
    tell_comments(report,
                  found == m_figures.comments.end() ? comments::StateCounts() : found->second,
                  m_figures.quotes, m_quote_redaction, m_disclosure);
    return report;
  }

  [[nodiscard]] WebinarReport webinar(const webinar::Figure& figure) const {
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

  [[nodiscard]] MailReport mail(const mail::PurposeFigures& figure) const {
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

  [[nodiscard]] Parts accounted() const {
    const auto& accounted = m_figures.accounted;
    return disclose(
        std::array{Cell{"heard from", accounted.heard}, Cell{"silent", accounted.silent},
                   Cell{"unreachable", accounted.unreachable}, Cell{"unasked", accounted.unasked}},
        m_disclosure);
  }

  [[nodiscard]] std::string prose(const std::string& markdown) const {
    return render::tame_markdown(markdown, 1, std::cref(m_redaction));
  }

  [[nodiscard]] Lesson lesson(Lesson lesson) const {
    return redacted(std::move(lesson), m_redaction);
  }

  [[nodiscard]] CallsReport calls() const {
    return publish(m_figures.calls, m_redaction, m_disclosure);
  }

  [[nodiscard]] std::vector<ThemeReport> themes() const {
    return publish(m_figures.themes, m_redaction, m_quote_redaction, m_disclosure);
  }

  [[nodiscard]] std::vector<TurnoutReport> turnout() const {
    return publish(m_figures.turnout, m_redaction, m_disclosure);
  }

  [[nodiscard]] ConnectionsReport connections() const {
    return publish(m_figures.connections, m_figures.members.members, m_redaction, m_disclosure);
  }

  [[nodiscard]] std::vector<TaskReport> tasks() const {
    return publish(m_figures.tasks, m_redaction, m_disclosure);
  }

 private:
  [[nodiscard]] Parts largest(const std::vector<members::Share>& shares) const {
    std::vector<Cell> cells;
    for (const auto& share : shares) {
      cells.push_back({share.value.empty() ? "Not said" : m_redaction(share.value), share.members});
    }
    return disclose_largest(std::move(cells), m_disclosure);
  }

  [[nodiscard]] AttendanceReport attendance(const webinar::Attendance& figure,
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

  const Figures& m_figures;
  const Redaction& m_redaction;
  const Redaction& m_quote_redaction;
  Disclosure m_disclosure;
};

/// In public the numbers of a scenario are those that may stand beside what was told before.
std::vector<scenarios::Told> choose_told(const store::Store& store, Figures& figures) {
  std::vector<scenarios::Told> all;
  for (auto& figure : figures.scenarios) {
    all.push_back(scenarios::to_tell(store, std::move(figure.tally)));
    figure.tally = all.back().tally;
  }
  return all;
}

Report publish(const Figures& figures, const Publisher& publisher, const Settings& settings) {
  Report report;
  report.settings = settings;
  report.settings.introduction = publisher.prose(settings.introduction);
  publisher.community(report);
  report.participation = publisher.participation();
  for (const auto& each : figures.scenarios)
    report.scenarios.push_back(publisher.scenario(each, settings.rules));
  report.answered_scenarios =
      of(figures.answered_scenarios, figures.members.members, settings.disclosure);
  report.themes = publisher.themes();
  for (const auto& each : figures.webinars) report.webinars.push_back(publisher.webinar(each));
  report.calls = publisher.calls();
  for (const auto& each : figures.mail) report.mail.push_back(publisher.mail(each));
  report.accounted = publisher.accounted();
  report.offers = publish(figures.offers, settings.disclosure);
  report.turnout = publisher.turnout();
  report.occasions = static_cast<std::int64_t>(figures.turnout.size());
  report.connections = publisher.connections();
  report.lessons = figures.lessons;
  for (auto& lesson : report.lessons) lesson = publisher.lesson(std::move(lesson));
  report.tasks = publisher.tasks();
  return report;
}

}  // namespace

Report report(const store::Store& store, const Settings& settings) {
  store.use_cache(cache);
  const store::Reading reading(store);
  const bool published = settings.disclosure == Disclosure::published;
  auto figures = collect(store, settings.zone, most_quotes + 1, published ? smallest_cell : 1);
  auto all = texts(figures);
  all.push_back(render::markdown_words(settings.introduction));
  Redaction redaction(all);
  Redaction quote_redaction(quoted_texts(figures));
  members::each_name(store, [&](std::string_view name) {
    const auto spoken = spoken_name(name);
    redaction.hide(spoken);
    quote_redaction.hide(spoken);
  });
  // Guests choose their names themselves: one called "Peer Support" shall not blot it out of the
  // scenarios. In what others are quoted with, a guest's name is a name.
  comments::each_guest_name(
      store, [&](std::string_view name) { quote_redaction.hide(spoken_name(name)); });
  std::vector<scenarios::Told> told;
  if (published) told = choose_told(store, figures);
  auto report =
      publish(figures, {figures, redaction, quote_redaction, settings.disclosure}, settings);
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].is_earlier) report.scenarios[i].answers_at = told[i].since;
  }
  report.told = std::move(told);
  return report;
}

Report blank_report() {
  const Figures nothing;
  const Redaction nobody(std::span<const std::string>{});
  return publish(nothing, {nothing, nobody, nobody, Disclosure::restricted}, {});
}

}  // namespace qlab::handover

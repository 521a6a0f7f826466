// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "lib/comments/people.hpp"
#include "lib/handover/learning_page.hpp"
#include "lib/handover/redaction.hpp"
#include "lib/handover/report_comments.hpp"
#include "lib/handover/report_publisher.hpp"
#include "lib/handover/report_work.hpp"
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

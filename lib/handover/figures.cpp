// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/figures.hpp"

namespace qlab::handover {

Figures collect(const store::Store& store, std::string_view zone, std::int64_t quotes_of_each,
                std::int64_t fewest_of_a_nation) {
  Figures figures;
  figures.members = members::figures(store);
  const Occasions occasions(store);
  if (const auto span = occasions.span()) {
    figures.periods = periods(span->first, span->second, zone);
    figures.participation = occasions.by_period(figures.periods.starts);
  }
  figures.scenarios = scenarios::figures(store);
  figures.comments = comments::count_by_scenario(store);
  figures.quotes = comments::quotes(store, quotes_of_each);
  figures.themes = comments::theme_figures(store, quotes_of_each);
  figures.webinars = webinar::figures(store);
  figures.calls = calls::figures(store);
  figures.mail = mail::figures(store);
  const auto answered = scenarios::ids_answered(store);
  figures.answered_scenarios = static_cast<std::int64_t>(answered.size());
  figures.accounted = account(store, answered);
  figures.offers = scenarios::offers(store);
  figures.turnout = turnout(store);
  figures.connections = connections(store, fewest_of_a_nation);
  figures.lessons = lessons(store);
  figures.tasks = tasks(store);
  return figures;
}

}  // namespace qlab::handover

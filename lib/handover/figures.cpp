// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/figures.hpp"

#include <future>
#include <utility>

#include "lib/comments/people.hpp"

namespace qlab::handover {

Figures collect(const store::Store& store, std::string_view zone, std::int64_t quotes_of_each,
                std::int64_t fewest_of_a_nation) {
  Figures figures;
  auto writing = comments::writing(store);
  const auto members = members::read_register(store);
  // Who met whom is worked out beside what is read after it.
  auto connected = std::async(std::launch::async, connections,
                              meetings(store, members, writing.threads), fewest_of_a_nation);
  {
    const Occasions occasions(store, std::move(writing.published));
    if (const auto span = occasions.span()) {
      figures.periods = periods(span->first, span->second, zone);
      figures.participation = occasions.by_period(figures.periods.starts);
    }
  }
  figures.members = members::figures(store);
  figures.scenarios = scenarios::figures(store);
  figures.comments = comments::count_by_scenario(store);
  figures.quotes = comments::quotes(store, quotes_of_each);
  figures.themes = comments::theme_figures(store, quotes_of_each);
  figures.webinars = webinar::figures(store);
  figures.calls = calls::figures(store);
  figures.mail = mail::figures(store);
  const auto answered = scenarios::ids_answered(store);
  figures.answered_scenarios = static_cast<std::int64_t>(answered.size());
  figures.accounted = account(store, answered, writing.authors);
  figures.offers = scenarios::offers(store);
  figures.turnout = turnout(store, members);
  figures.lessons = lessons(store);
  figures.tasks = tasks(store);
  figures.connections = connected.get();
  return figures;
}

}  // namespace qlab::handover

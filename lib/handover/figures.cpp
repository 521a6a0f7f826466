// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/figures.hpp"

#include <algorithm>
#include <iterator>

#include "lib/calls/figures.hpp"
#include "lib/comments/people.hpp"

namespace qlab::handover {
namespace {

/// Ascending and without repeats, as every list of ids is.
using Ids = std::vector<std::int64_t>;

Ids united(const Ids& a, const Ids& b) {
  Ids all;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  return all;
}

/// Takes these out of the rest; returns how many were in it.
std::int64_t take(Ids& rest, const Ids& taken) {
  Ids left;
  std::set_difference(rest.begin(), rest.end(), taken.begin(), taken.end(),
                      std::back_inserter(left));
  const auto count = static_cast<std::int64_t>(rest.size() - left.size());
  rest = std::move(left);
  return count;
}

Accounted account(const store::Store& store, const Ids& answered_scenarios) {
  auto heard = united(answered_scenarios, members::ids_with_participation(store));
  heard = united(heard, webinar::ids_heard_from(store));
  heard = united(heard, comments::ids_of_authors(store));
  heard = united(heard, calls::ids_talked_to(store));
  auto rest = members::ids(store);
  Accounted accounted;
  accounted.heard = take(rest, heard);
  accounted.unreachable = take(rest, members::ids_without_mail(store));
  accounted.silent = take(rest, mail::ids_written_to(store));
  accounted.unasked = static_cast<std::int64_t>(rest.size());
  return accounted;
}

}  // namespace

Figures collect(const store::Store& store, std::string_view zone, std::int64_t quotes_of_each) {
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
  figures.webinars = webinar::figures(store);
  figures.mail = mail::figures(store);
  const auto answered = scenarios::ids_answered(store);
  figures.answered_scenarios = static_cast<std::int64_t>(answered.size());
  figures.accounted = account(store, answered);
  return figures;
}

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/accounted.hpp"

#include <algorithm>
#include <iterator>

#include "lib/calls/figures.hpp"
#include "lib/comments/people.hpp"
#include "lib/mail/figures.hpp"
#include "lib/members/figures.hpp"
#include "lib/scenarios/figures.hpp"
#include "lib/webinar/figures.hpp"

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

}  // namespace

Accounted account(const store::Store& store, const std::vector<std::int64_t>& answered_scenarios,
                  const std::vector<std::int64_t>& commented) {
  auto heard = united(answered_scenarios, members::ids_with_participation(store));
  heard = united(heard, webinar::ids_heard_from(store));
  heard = united(heard, commented);
  heard = united(heard, calls::ids_talked_to(store));
  auto rest = members::ids(store);
  Accounted accounted;
  accounted.heard = take(rest, heard);
  accounted.unreachable = take(rest, members::ids_without_mail(store));
  accounted.silent = take(rest, mail::ids_written_to(store));
  accounted.unasked = static_cast<std::int64_t>(rest.size());
  return accounted;
}

Accounted account(const store::Store& store) {
  return account(store, scenarios::ids_answered(store), comments::ids_of_authors(store));
}

}  // namespace qlab::handover

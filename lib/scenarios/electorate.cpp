// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/electorate.hpp"

#include <fmt/format.h>

#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"
#include "lib/members/mailable.hpp"

namespace qlab::scenarios {
namespace {

/// Members who joined in one second, and the second in which they were erased, if so.
struct Cohort {
  std::int64_t joined_at;
  std::optional<std::int64_t> erased_at;
  std::int64_t members;
};

/// From the index member_joined alone: an import brings thousands in one second.
std::vector<Cohort> cohorts(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT joined_at, erased_at, COUNT(*) FROM member GROUP BY joined_at, erased_at");
  std::vector<Cohort> cohorts;
  while (rows.step()) cohorts.push_back({rows.integer(0), rows.maybe_integer(1), rows.integer(2)});
  return cohorts;
}

Electorate electorate(const std::vector<Cohort>& cohorts, std::int64_t opened_at) {
  Electorate electorate;
  for (const auto& cohort : cohorts) {
    // Whoever is erased later was there when it opened: its figures stay what they were.
    if (cohort.erased_at && *cohort.erased_at < opened_at) continue;
    (cohort.joined_at <= opened_at ? electorate.members : electorate.later) += cohort.members;
  }
  return electorate;
}

}  // namespace

Electorates electorates(const store::Store& store, std::optional<std::int64_t> scenario_id) {
  const auto joined = cohorts(store);
  auto rows = store.prepare(
      "SELECT s.id, s.opened_at, (SELECT COUNT(*) FROM scenario_unreached u"
      " WHERE u.scenario_id = s.id) FROM scenario s"
      " WHERE s.opened_at IS NOT NULL AND (?1 IS NULL OR s.id = ?1)");
  rows.bind(scenario_id);
  Electorates electorates;
  while (rows.step()) {
    auto found = electorate(joined, rows.integer(1));
    found.reachable = found.members - rows.integer(2);
    electorates[rows.integer(0)] = found;
  }
  return electorates;
}

bool joined_after(const store::Store& store, std::int64_t member_id, Instant opened_at) {
  const auto row =
      store.first("SELECT joined_at > ? FROM member WHERE id = ?", opened_at, member_id);
  if (!row)
    throw Error(Kind::not_found,
                fmt::format("no member matches '{}'", ref(Letter::member, member_id)));
  return row->integer(0) != 0;
}

void keep_unreached(store::Store& store, std::int64_t scenario_id, members::Basis basis) {
  members::Mailable mailable(store, basis);
  auto keep =
      store.prepare("INSERT INTO scenario_unreached (scenario_id, member_id) VALUES (?, ?)");
  members::each(store, members::Query::everybody(),
                [&](const members::Member& member) {
                  if (mailable.objection(member)) keep.bind(scenario_id, member.id).run();
                },
                {.addresses = true, .tags = false, .contact = true});
}

void mark_reached(store::Store& store, std::int64_t scenario_id, std::int64_t member_id) {
  store.run("DELETE FROM scenario_unreached WHERE scenario_id = ? AND member_id = ?", scenario_id,
            member_id);
}

}  // namespace qlab::scenarios

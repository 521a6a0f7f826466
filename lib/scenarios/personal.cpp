// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/personal.hpp"

namespace qlab::scenarios {

std::vector<store::PersonalTable> personal_data(const store::Store& store,
                                                const store::Person& person) {
  store::PersonalTable stances{
      "stances",
      {"at", "scenario", "axis", "answer", "condition", "reason", "horizon", "offers", "version",
       "on_behalf", "confirmed", "source", "superseded"},
      {}};
  store::append_rows(
      stances, store,
      "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', at, 'unixepoch'), slug, axis, answer,"
      " condition, reason, horizon, offers, stance.version, on_behalf, confirmed, source,"
      " strftime('%Y-%m-%dT%H:%M:%SZ', superseded_at, 'unixepoch')"
      " FROM stance JOIN scenario ON scenario.id = scenario_id WHERE member_id = ?"
      " ORDER BY stance.id",
      person.member);
  store::PersonalTable unreached{"scenarios_unreached", {"scenario"}, {}};
  store::append_rows(unreached, store,
                     "SELECT slug FROM scenario_unreached JOIN scenario ON scenario.id = "
                     "scenario_id WHERE member_id = ? ORDER BY scenario.id",
                     person.member);
  return {std::move(stances), std::move(unreached)};
}

}  // namespace qlab::scenarios

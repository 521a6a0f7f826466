// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/told.hpp"

#include "cmd/context.hpp"
#include "lib/calendar/zone.hpp"

namespace qlab::cmd {

void tell_of_earlier(Context& context, std::span<const scenarios::Told> all) {
  for (const auto& told : all) {
    if (!told.is_earlier) continue;
    context.note(
        "the numbers of '{}' stay those told on {}: beside them newer ones would tell what fewer"
        " than {} people answered",
        told.tally.scenario.slug, calendar::shown(told.since.value(), context.zone()),
        smallest_cell);
  }
}

}  // namespace qlab::cmd

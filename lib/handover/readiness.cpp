// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/readiness.hpp"

#include <algorithm>

#include "lib/handover/readiness_checks.hpp"
#include "lib/store/freeze.hpp"
#include "lib/store/reading.hpp"

namespace qlab::handover {

std::int64_t Readiness::count(Ready ready) const {
  return std::ranges::count(checks, ready, &Check::ready);
}

Readiness readiness(const store::Store& store, Instant now) {
  const store::Reading reading(store);
  Readiness readiness;
  readiness.as_of = now;
  readiness.plan = plan(store);
  readiness.is_frozen = store::is_frozen(store, now);
  for (auto& successor : successors(store)) {
    auto consents = successor_consents(store, successor.name);
    readiness.successors.push_back({std::move(successor), consents});
  }
  readiness.accounted = account(store);
  // In the order in which staff deal with them.
  const Look look{store, readiness};
  Checks checks;
  look_at_agreement(look, checks);
  look_at_what_runs(look, checks);
  look_at_packs(look, checks);
  readiness.checks = std::move(checks);
  return readiness;
}

}  // namespace qlab::handover

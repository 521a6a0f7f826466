// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/reconciliation.hpp"

#include <algorithm>
#include <array>

#include "lib/handover/successor.hpp"

namespace qlab::handover {

using members::ConsentState;

bool Reconciliation::sums() const {
  if (!total || !included) return false;
  auto sum = *included;
  for (const auto& each : withheld) {
    if (!each.members) return false;
    sum += *each.members;
  }
  return sum == *total;
}

Reconciliation reconcile(const store::Store& store, std::string_view recipient) {
  const auto consents = successor_consents(store, recipient);
  Reconciliation exact;
  exact.included = consents.count(ConsentState::given);
  exact.withheld = {{"never asked", consents.count(ConsentState::unknown)},
                    {"asked, no answer", consents.count(ConsentState::asked)},
                    {"refused", consents.count(ConsentState::refused)},
                    {"withdrawn", consents.count(ConsentState::withdrawn)}};
  exact.total = store.first("SELECT count(*) FROM member WHERE erased_at IS NULL")->integer(0);
  return exact;
}

Reconciliation published(const Reconciliation& exact) {
  std::vector<std::int64_t> cells{exact.included.value()};
  for (const auto& each : exact.withheld) cells.push_back(each.members.value());
  const auto row = disclose(cells, Disclosure::published);
  auto shown = exact;
  shown.total = row.total;
  shown.included = row.cells[0];
  for (std::size_t i = 0; i < shown.withheld.size(); ++i)
    shown.withheld[i].members = row.cells[i + 1];
  return shown;
}

}  // namespace qlab::handover

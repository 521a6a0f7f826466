// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/restored.hpp"

#include "lib/store/change.hpp"

namespace qlab::calls {

std::int64_t carry_revisions(store::Store& restored, const store::Store& replaced) {
  std::int64_t raised = 0;
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  auto newer = replaced.prepare("SELECT uid, sequence FROM call WHERE uid <> ''");
  auto raise = restored.prepare(
      "UPDATE call SET sequence = ?2 + 1 WHERE uid = ?1 AND uid <> '' AND sequence < ?2");
  while (newer.step()) raised += raise.bind(newer.view(0), newer.integer(1)).run();
  transaction.commit();
  return raised;
}

}  // namespace qlab::calls

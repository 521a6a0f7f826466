// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/problems.hpp"

#include <fmt/format.h>

#include "lib/erasure/ledger.hpp"

namespace qlab::erasure {

using store::Severity;

store::Problems problems(const store::Store& store) {
  store::Problems found;
  const auto ledger = ledger_path(store.path());
  if (const auto back = unapplied(store, ledger); !back.empty()) {
    found.push_back({Severity::problem,
                     fmt::format("the store is older than {} erasure{}: people may be back",
                                 back.size(), back.size() == 1 ? "" : "s"),
                     "erase them again with 'qlab members erase --reapply'"});
  }
  if (!is_purged(store) || !is_complete(store, ledger)) {
    found.push_back({Severity::problem, "an erasure is not finished: deleted bytes may be left",
                     "finish it with 'qlab members erase --reapply'"});
  }
  return found;
}

}  // namespace qlab::erasure

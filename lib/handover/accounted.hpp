// SPDX-License-Identifier: Apache-2.0
// Everybody in exactly one group: heard from, or why not.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/store/store.hpp"

namespace qlab::handover {

/// Every member is in exactly one of these.
struct Accounted {
  std::int64_t heard = 0;        ///< took part, came, answered or commented at least once
  std::int64_t unreachable = 0;  ///< never heard from, and no mail can reach them
  std::int64_t silent = 0;       ///< written to, without any answer so far
  std::int64_t unasked = 0;      ///< never written to
};

/// With those who answered a scenario and who wrote a comment, both ascending, where somebody knows
/// them already.
Accounted account(const store::Store& store, const std::vector<std::int64_t>& answered_scenarios,
                  const std::vector<std::int64_t>& commented);
Accounted account(const store::Store& store);

}  // namespace qlab::handover

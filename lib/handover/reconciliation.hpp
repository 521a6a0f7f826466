// SPDX-License-Identifier: Apache-2.0
// Everybody of the community is either in a pack or withheld for one reason: total = included +
// withheld by reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/handover/disclosure.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

struct Withheld {
  std::string reason;
  Count members;  ///< nothing: the number is too small to be told
};

struct Reconciliation {
  Count total;
  Count included;
  std::vector<Withheld> withheld;

  /// Whether all numbers are there, and sum.
  [[nodiscard]] bool sums() const;
};

/// By what members said about being passed on to this recipient.
Reconciliation reconcile(const store::Store& store, std::string_view recipient);

/// The same with small numbers withheld, so that none can be found by subtraction.
Reconciliation published(const Reconciliation& exact);

}  // namespace qlab::handover

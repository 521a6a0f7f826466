// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/packed_items.hpp.
#include "lib/calls/packed.hpp"
#include "lib/comments/packed.hpp"
#include "lib/handover/packed_items.hpp"
#include "lib/mail/packed.hpp"
#include "lib/members/packed.hpp"
#include "lib/scenarios/packed.hpp"
#include "lib/webinar/packed.hpp"

namespace qlab::handover {

std::vector<store::PackedTable> packed_tables() {
  std::vector<store::PackedTable> all;
  for (auto tables :
       {members::packed_tables(), scenarios::packed_tables(), comments::packed_tables(),
        webinar::packed_tables(), calls::packed_tables(), mail::packed_tables(), packed_items()}) {
    for (auto& table : tables) all.push_back(std::move(table));
  }
  return all;
}

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
// What was last told in public of a scenario, so that nobody learns a few people's answers from two
// tallies of different days. Used by whatever tells a tally to everybody.
#pragma once

#include <optional>

#include "lib/core/clock.hpp"
#include "lib/scenarios/public_tally.hpp"
#include "lib/scenarios/tally.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

/// Whether somebody who has both would learn what fewer than five people changed: a number that
/// both show, or a sum of numbers that can be taken from both, differs by 1 to 4.
bool tells_apart(const PublicTally& before, const PublicTally& after);

struct Told {
  Tally tally;                   ///< the numbers that may be told now
  std::optional<Instant> since;  ///< when they were told first; nothing: never so far
  bool is_earlier = false;       ///< newer numbers would tell too much beside them
};

/// What may be told of a scenario that was ever opened: the numbers as they are, or, where these
/// would tell_apart, those that were told last.
Told to_tell(const store::Store& store, Tally counted);

/// Remembers that these are told now, where they were not before: a transaction of its own, which
/// no undoing takes back, as nothing takes back what people have read. In a frozen store too.
void put_on_record(store::Store& store, const Told& told, Instant now);

}  // namespace qlab::scenarios

// SPDX-License-Identifier: Apache-2.0
// From the freeze on the store refuses to be written, so that what is packed is what was agreed on.
// Every Change and Transaction asks; each of those that are taken all the same says so where it
// begins, and belongs to one of these:
//
//   - a no is taken to the last day: consent refused or withdrawn, an address suppressed, a comment
//     withdrawn or hidden, who asks for no more mail, a person erased, a copy that learns of
//     erasures;
//   - the handover itself: its plan (which lifts the freeze), successors, lessons, open work,
//     consent to be passed on, what was handed to whom, packs, receipts, later changes;
//   - what became of mail that was handed to a relay, and that a mail which came in was dealt with:
//     both are facts already, and forgetting one would write to somebody twice;
//   - what is published from it, for a no must reach what was published before;
//   - the file as such: adopted, restored, climbed to a newer schema, its place.
#pragma once

#include <optional>

#include "lib/core/clock.hpp"

namespace qlab::store {

class Store;

/// Whether a write is taken in a frozen store; allowed only for what is listed above.
enum class WhenFrozen { refused, allowed };

/// When the freeze begins, or began; nothing where none is set.
std::optional<Instant> frozen_from(const Store& store);

bool is_frozen(const Store& store, Instant now);

/// Sets or lifts the freeze, within the caller's change.
void freeze_from(Store& store, std::optional<Instant> from);

/// Throws refused, naming the command and the way out, where the store is frozen at that time.
void require_unfrozen(const Store& store, Instant now);

}  // namespace qlab::store

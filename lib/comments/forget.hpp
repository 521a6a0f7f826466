// SPDX-License-Identifier: Apache-2.0
// What the comments forget of a person who is erased: their name under them, and what they wrote
// where that is not to stay. Threads keep their shape.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/traces.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

enum class Texts { keep, remove };

struct Forgotten {
  std::int64_t comments = 0;
  std::int64_t texts = 0;   ///< how many of them lost their text
  std::int64_t guests = 0;  ///< entries as a guest with one of the person's addresses
};

/// The guests who are this person: they bear one of the addresses, or the name and no address.
std::vector<std::int64_t> guests_of(const store::Store& store, const members::Traces& traces);

/// Within the caller's transaction. Only what is published may stay, and without the person's name
/// and addresses in it: what nobody else has read goes in any case.
Forgotten forget(store::Store& store, const members::Traces& traces, Texts texts, Instant now);

}  // namespace qlab::comments

// SPDX-License-Identifier: Apache-2.0
// A call is wanted: because staff say so, or because a member cannot come to a webinar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/calls/call.hpp"
#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// What is said of it; what is not said stays as it is.
struct Wish {
  std::int64_t member = 0;
  std::optional<std::string> reason;
  std::optional<std::string> phone;
  std::optional<std::string> owner;
  std::optional<std::string> zone;  ///< the member's, IANA
};

struct Requested {
  Call call;
  bool created = false;  ///< false: there was an open one, which was completed
};

/// Makes a call that is wanted, or completes the member's oldest one that is open: nobody is called
/// twice for one thing. Throws usage for what a text or a zone cannot be.
Requested request(store::Store& store, const Wish& wish, Instant now);

/// Whether a member comes to a webinar, as far as is known.
enum class Coming { no, otherwise };

/// What an answer does, within the caller's change: who cannot come gets a call that is wanted,
/// once for each webinar; who can after all needs it no longer, as long as no time is agreed.
/// Returns the call that changed.
std::optional<std::int64_t> follow_answer(store::Store& store, std::int64_t member,
                                          std::int64_t webinar, Coming coming, Source source,
                                          Instant now);

}  // namespace qlab::calls

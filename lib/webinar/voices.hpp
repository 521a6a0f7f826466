// SPDX-License-Identifier: Apache-2.0
// Where each member stands with all webinars together: who was there, who is coming, who cannot.
#pragma once

#include <cstdint>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

enum class Voice {
  attended,  ///< was at a webinar
  coming,    ///< has a place at one that is not over
  declined,  ///< said no
  other      ///< said maybe, waits for a place, or said yes to one that is over or cancelled
};

/// One thing that is known of a member; there may be several.
struct Heard {
  std::int64_t member = 0;
  Voice voice = Voice::other;
  Instant at;  ///< when that was said; of coming, when the webinar begins
};

/// In no order. An invitation without an answer says nothing.
std::vector<Heard> heard(const store::Store& store, Instant now);

}  // namespace qlab::webinar

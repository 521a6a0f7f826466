// SPDX-License-Identifier: Apache-2.0
// Calls a webinar off.
#pragma once

#include <cstdint>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

struct Cancelled {
  Webinar webinar;             ///< as it is now
  std::int64_t withdrawn = 0;  ///< waiting mails that would have invited or reminded
};

/// Marks it cancelled, which is a new revision, and takes back the mails about it that wait; who
/// has it in a calendar is told by a round of its own. Throws refused where it was cancelled or is
/// over.
Cancelled cancel(store::Store& store, const Webinar& webinar, Instant now);

}  // namespace qlab::webinar

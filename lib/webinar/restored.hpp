// SPDX-License-Identifier: Apache-2.0
// What people were told and said about webinars outlives the restoring of a backup.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

struct CarriedOver {
  std::int64_t refusals = 0;         ///< members who said since the backup that they cannot come
  std::vector<std::string> changed;  ///< slugs: other since the backup, and so they stay
};

/// After the mails were carried over (lib/mail/restored), all or nothing: a webinar that has a
/// later revision in the replaced store is as it was there, so that nobody is reminded of another
/// day than they were told; whoever has an invitation is invited; and each no that was said since
/// holds, and has somebody called.
CarriedOver carry_over(store::Store& restored, const store::Store& replaced, Instant now);

}  // namespace qlab::webinar

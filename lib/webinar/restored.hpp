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
  std::vector<std::string> changed;  ///< slugs: other since the backup, and now as they were then
};

/// After the mails were carried over (lib/mail/restored), all or nothing: the revision of each
/// webinar rises above what the replaced store had sent out, where that was newer, for calendars
/// ignore what is older than theirs; what was cancelled is; whoever has an invitation is invited;
/// and each no that was said since holds, and has somebody called.
CarriedOver carry_over(store::Store& restored, const store::Store& replaced, Instant now);

}  // namespace qlab::webinar

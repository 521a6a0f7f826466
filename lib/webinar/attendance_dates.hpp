// SPDX-License-Identifier: Apache-2.0
// The dates of an attendance file: which number is the day, which day a time belongs to, and which
// instant that is.
#pragma once

#include <optional>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/webinar/date_order.hpp"
#include "lib/webinar/presence.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// Which order the dates are written in: what all rows leave possible, then the webinar's date.
/// Throws data at file:line:column where they can still mean several days, or none.
DateOrder decide_order(const Presences& presences, std::string_view source, const Webinar& webinar);

/// Wall times are those of the webinar's zone, for files name none; a time without its day is the
/// one nearest to the beginning.
std::optional<Instant> to_instant(const std::optional<WrittenTime>& time, DateOrder order,
                                  const Webinar& webinar);

}  // namespace qlab::webinar

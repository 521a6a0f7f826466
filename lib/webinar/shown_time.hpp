// SPDX-License-Identifier: Apache-2.0
// When a webinar is, as people read it in letters and on pages.
#pragma once

#include <string>

#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// "12:30 to 14:00 GMT", in the webinar's zone.
std::string hours(const Webinar& webinar);

/// The same in UTC for whoever lives elsewhere, with the day where it is another one; empty where
/// the webinar's zone is UTC.
std::string hours_in_utc(const Webinar& webinar);

/// "Thu 18 Feb 2027 18:00 GMT (Europe/London)": until when answers count; empty where they count
/// until the end.
std::string closing(const Webinar& webinar);

/// "1 hour 30 minutes".
std::string length(const Webinar& webinar);

}  // namespace qlab::webinar

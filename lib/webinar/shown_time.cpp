// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/shown_time.hpp"

#include "lib/calendar/written.hpp"
#include "lib/calendar/zone.hpp"

namespace qlab::webinar {
namespace {

calendar::Span span(const Webinar& webinar) { return {webinar.starts_at, webinar.ends_at()}; }

}  // namespace

std::string hours(const Webinar& webinar) { return calendar::hours(span(webinar), webinar.zone); }

std::string hours_in_utc(const Webinar& webinar) {
  return calendar::hours_elsewhere(span(webinar), webinar.zone, "UTC");
}

std::string closing(const Webinar& webinar) {
  return webinar.rsvp_until ? calendar::shown(*webinar.rsvp_until, webinar.zone) : std::string();
}

std::string length(const Webinar& webinar) { return calendar::length_in_words(webinar.duration); }

}  // namespace qlab::webinar

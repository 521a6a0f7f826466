// SPDX-License-Identifier: Apache-2.0
// What a reader that is not ours makes of the objects we write.
#include <doctest/doctest.h>
#include <libical/ical.h>

#include <memory>
#include <string>

#include "lib/calendar/ics.hpp"
#include "tests/support/calendar_text.hpp"

namespace qlab::calendar {
namespace {

using test::instant_at;

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

Component parsed(const Event& event) {
  return Component(icalparser_parse_string(write_ics(event).c_str()));
}

Event awkward() {
  Event event;
  event.method = Method::request;
  event.uid = "6f9a1c52-6a0e-4a5e-9a3c-0c5c9b8d7e10@example.org";
  event.sequence = 3;
  event.stamp = instant_at("2027-01-10T08:00:00Z");
  event.start = instant_at("2027-07-20T11:30:00Z");
  event.end = instant_at("2027-07-20T13:00:00Z");
  event.summary =
      "Tea, cake; and \\ a \"plan\": 日本語 Ŵyr â line long enough to be folded twice, "
      "with 👩‍💻 and more words than fit";
  event.description = "First\nSecond, with BEGIN:VEVENT in it";
  event.url = "https://meet.example.org/a?b=c&d=e";
  event.organizer = Person{"Lab; \"Peer\", Support: all", "lab@example.org"};
  event.attendee = Person{"Siân", "sian+tag@example.org"};
  return event;
}

}  // namespace

TEST_CASE("ics: libical reads back what was meant and finds nothing wrong") {
  const auto calendar = parsed(awkward());
  REQUIRE(calendar);
  CHECK(icalcomponent_count_errors(calendar.get()) == 0);
  CHECK(icalrestriction_check(calendar.get()) == 1);
  CHECK(icalcomponent_get_method(calendar.get()) == ICAL_METHOD_REQUEST);
  auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  REQUIRE(event != nullptr);
  CHECK(icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT) == nullptr);
  CHECK(icalcomponent_get_summary(event) == awkward().summary);
  CHECK(icalcomponent_get_description(event) == awkward().description);
  CHECK(icalcomponent_get_uid(event) == awkward().uid);
  CHECK(icalcomponent_get_sequence(event) == 3);
  const auto start = icalcomponent_get_dtstart(event);
  CHECK(icaltime_is_utc(start));
  CHECK(icaltime_as_timet(start) == seconds(awkward().start));
  CHECK(icaltime_as_timet(icalcomponent_get_dtend(event)) == seconds(awkward().end));
}

TEST_CASE("ics: libical finds one attendee, asked to answer") {
  const auto calendar = parsed(awkward());
  auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  auto* attendee = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
  REQUIRE(attendee != nullptr);
  CHECK(icalproperty_get_attendee(attendee) == std::string("mailto:sian+tag@example.org"));
  CHECK(icalproperty_get_parameter_as_string(attendee, "RSVP") == std::string("TRUE"));
  CHECK(icalproperty_get_parameter_as_string(attendee, "PARTSTAT") == std::string("NEEDS-ACTION"));
  CHECK(icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY) == nullptr);
}

TEST_CASE("ics: libical accepts a publication and a cancellation") {
  auto event = awkward();
  event.method = Method::publish;
  CHECK(icalrestriction_check(parsed(event).get()) == 1);
  event.method = Method::cancel;
  CHECK(icalrestriction_check(parsed(event).get()) == 1);
}

}  // namespace qlab::calendar

// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/reception.hpp"

#include <doctest/doctest.h>

#include "lib/calendar/ics.hpp"

namespace qlab::calendar {
namespace {

using Names = std::vector<std::string>;

Event event() {
  Event event;
  event.uid = "1@example.org";
  event.sequence = 1;
  event.stamp = parse_rfc3339("2027-01-15T09:00:00Z").value();
  event.start = parse_rfc3339("2027-02-20T12:30:00Z").value();
  event.end = parse_rfc3339("2027-02-20T14:00:00Z").value();
  event.summary = "What comes next, told in a title that is long enough to be folded by anybody";
  event.location = "https://meet.example.org/future";
  return event;
}

Received after(const Event& later) { return receive(write_ics(event()), write_ics(later)); }

}  // namespace

TEST_CASE("reception: a re-send with a new stamp changes nothing") {
  auto again = event();
  again.stamp += std::chrono::hours(5);
  CHECK(after(again).reception == Reception::same);
  CHECK(after(again).differences.empty());
}

TEST_CASE("reception: another time or place is an update only with a higher SEQUENCE") {
  auto moved = event();
  moved.start += std::chrono::hours(1);
  moved.location = "elsewhere";
  CHECK(after(moved).reception == Reception::ignored);
  CHECK(after(moved).differences == Names{"DTSTART", "LOCATION"});
  moved.sequence = 2;
  CHECK(after(moved).reception == Reception::update);
  moved.sequence = 0;
  CHECK(after(moved).reception == Reception::ignored);
}

TEST_CASE("reception: other words alone are taken without a new revision") {
  auto reworded = event();
  reworded.summary = "What comes after";
  CHECK(after(reworded).reception == Reception::update);
  CHECK(after(reworded).differences == Names{"SUMMARY"});
}

TEST_CASE("reception: a cancellation is a change of status") {
  auto cancelled = event();
  cancelled.cancelled = true;
  CHECK(after(cancelled).reception == Reception::ignored);
  cancelled.sequence = 2;
  CHECK(after(cancelled).differences == Names{"STATUS"});
  CHECK(after(cancelled).reception == Reception::update);
}

TEST_CASE("reception: a SEQUENCE that fell is ignored, even where nothing else differs") {
  auto older = event();
  older.sequence = 0;
  CHECK(after(older).reception == Reception::ignored);
}

TEST_CASE("reception: another UID is another event") {
  auto other = event();
  other.uid = "2@example.org";
  CHECK(after(other).reception == Reception::another_event);
}

TEST_CASE("reception: line ends do not matter, nor what is no calendar") {
  auto plain = write_ics(event());
  std::erase(plain, '\r');
  CHECK(receive(plain, write_ics(event())).reception == Reception::same);
  CHECK(receive("", "").reception == Reception::same);
}

}  // namespace qlab::calendar

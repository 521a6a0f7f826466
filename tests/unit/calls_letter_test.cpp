// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/letter.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "lib/calendar/reception.hpp"
#include "tests/support/calendar_text.hpp"

namespace qlab::calls {
namespace {

using test::instant_at;

struct Office {
  mail::Templates templates;
  mail::Host host{{{"Peer Support Lab", "lab@example.org"}, {}, "example.org", ""}, "Example Uni"};
  Setting setting{"Europe/London", "", "example.org"};
  Call call;

  Office() {
    call.id = 4;
    call.member = 12;
    call.staff = "Anna";
    call.uid = "0d5a@example.org";
    call.sequence = 0;
    call.starts_at = instant_at("2027-03-01T10:00:00Z");
    call.ends_at = instant_at("2027-03-01T10:30:00Z");
  }

  [[nodiscard]] mail::Message write(const Notice& notice) const {
    return write_letter(templates, host, setting, notice, {"Dora", "dora@example.net"},
                        {"id@example.org", "abcdefghij234567"}, instant_at("2027-02-01T09:00:00Z"));
  }
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("calls letter: the time stands there in both zones, the reader's first") {
  Office office;
  office.call.zone = "Europe/Berlin";
  const auto known = office.write(notice_about(office.call, Occasion::invite));
  CHECK(has(known.text,
            "11:00 to 11:30 CET (Europe/Berlin)\n    10:00 to 10:30 GMT (Europe/London)"));
  CHECK(has(known.html, "10:00 to 10:30 GMT (Europe/London)"));
  office.call.zone = "Pacific/Auckland";
  CHECK(has(office.write(notice_about(office.call, Occasion::remind)).text,
            "Monday 1 March 2027\n    23:00 to 23:30 NZDT (Pacific/Auckland)"));
  office.call.zone.clear();
  office.setting.zone = "America/New_York";
  CHECK(has(office.write(notice_about(office.call, Occasion::update)).text,
            "05:00 to 05:30 EST (America/New_York)\n    10:00 to 10:30 UTC"));
}

TEST_CASE("calls letter: each revision takes the place of the one before in a calendar") {
  Office office;
  const auto invited = office.write(notice_about(office.call, Occasion::invite));
  REQUIRE(invited.calendar);
  CHECK(invited.calendar->method == "REQUEST");
  CHECK(has(invited.calendar->text, "UID:0d5a@example.org\r\nSEQUENCE:0\r\n"));
  CHECK(has(invited.calendar->text, "SUMMARY:Call with Example Uni"));
  auto moved = office.call;
  ++moved.sequence;
  moved.starts_at = *moved.starts_at + std::chrono::hours(24);
  moved.ends_at = *moved.ends_at + std::chrono::hours(24);
  const auto update = office.write(notice_about(moved, Occasion::update));
  CHECK(calendar::receive(invited.calendar->text, update.calendar->text).reception ==
        calendar::Reception::update);
  ++moved.sequence;
  const auto cancelled = office.write(notice_about(moved, Occasion::cancel));
  CHECK(cancelled.calendar->method == "CANCEL");
  CHECK(has(cancelled.calendar->text, "STATUS:CANCELLED"));
  CHECK(calendar::receive(update.calendar->text, cancelled.calendar->text).reception ==
        calendar::Reception::update);
  CHECK_FALSE(office.write(notice_about(moved, Occasion::remind)).calendar);
}

TEST_CASE("calls letter: an offer names each time and the address that chooses it") {
  Office office;
  office.call.staff.clear();
  auto notice = notice_about(office.call, Occasion::offer);
  for (const std::int64_t id : {7, 30}) {
    notice.slots.push_back(
        {id, "Anna", *office.call.starts_at, *office.call.ends_at, {}, {}, false});
  }
  notice.until = instant_at("2027-02-03T09:00:00Z");
  const auto offer = office.write(notice);
  CHECK_FALSE(offer.calendar);
  CHECK(has(offer.text, "in a call with Anna."));
  CHECK(has(offer.text, "lab+sloth-abcdefghij234567@example.org"));
  CHECK(has(offer.text, "lab+slotbe-abcdefghij234567@example.org"));
  CHECK(has(offer.text, "until\nWed 3 Feb 2027 09:00 GMT (Europe/London)"));
  CHECK(has(offer.html, "mailto:lab+sloth-abcdefghij234567@example.org"));
  CHECK(offer.text.find("lab+slot", offer.text.find("slotbe") + 6) == std::string::npos);
  notice.slots.back().staff = "Ben";
  CHECK(has(office.write(notice).text, "in a call.\n"));
}

TEST_CASE("calls letter: the words that choose slots are read as they are written") {
  for (const std::int64_t id : {1LL, 25LL, 26LL, 27LL, 700LL, 123'456'789LL}) {
    CHECK(chosen_slot(choice_word(id)) == id);
  }
  for (const auto* word : {"", "slot", "yes", "stop", "slot1", "slotA", "slotabcdefghijklm"}) {
    CAPTURE(word);
    CHECK_FALSE(chosen_slot(word));
  }
}

TEST_CASE("calls letter: it says what will be rung, or where to join") {
  Office office;
  CHECK(has(office.write(notice_about(office.call, Occasion::invite)).text,
            "We ring you. Please reply with the number."));
  office.call.phone = "+44 29 2018 0000";
  const auto rung = office.write(notice_about(office.call, Occasion::invite));
  CHECK(has(rung.text, "We ring you at +44 29 2018 0000.\n"));
  CHECK(has(rung.calendar->text, "LOCATION:By telephone: +44 29 2018 0000"));
  office.setting.url = "https://meet.example.org/calls";
  const auto joined = office.write(notice_about(office.call, Occasion::invite));
  CHECK(has(joined.text, "Join here: https://meet.example.org/calls"));
  CHECK_FALSE(has(joined.text, "We ring"));
}

}  // namespace qlab::calls

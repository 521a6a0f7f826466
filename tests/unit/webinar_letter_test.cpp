// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/letter.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using test::day;

Host host() {
  Host host;
  host.identity.from = {"Peer Support Lab", "lab@example.org"};
  host.identity.domain = "example.org";
  host.organisation = "Example University";
  return host;
}

const mail::Handle handle{"id@example.org", "token"};

const mail::Mailbox sian{"Siân & Co <b>", "sian@example.org"};

mail::Message written(const Webinar& webinar, const Host& from) {
  return write_letter(mail::Templates(), webinar, from, notice_about(webinar, Occasion::invite),
                      sian, handle, day(0));
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("letter: the built-in letter says when, where and how to answer") {
  const test::WebinarLab lab;
  const auto message = written(lab.webinar, host());
  CHECK(message.subject == "Invitation: What comes next (Sat 20 Feb 2027)");
  CHECK(message.text ==
        "Dear Siân & Co <b>,\n"
        "\n"
        "you are warmly invited to\n"
        "\n"
        "    What comes next\n"
        "    Saturday 20 February 2027\n"
        "    12:30 to 14:00 GMT (Europe/London)\n"
        "    12:30 to 14:00 UTC\n"
        "    1 hour 30 minutes\n"
        "\n"
        "Join here: https://meet.example.org/future\n"
        "\n"
        "Will you come? Answer the invitation in your calendar, or reply to this\n"
        "mail with yes, maybe or no. If the time does not suit you, tell us so:\n"
        "we want to hear from you all the same.\n"
        "\n"
        "With warm wishes,\n"
        "Peer Support Lab\n"
        "Example University\n"
        "\n"
        "-- \n"
        "No more of these mails? Write to lab+stop-token@example.org\n");
  CHECK(holds(message.html, "Dear Siân &amp; Co &lt;b&gt;,"));
  CHECK(holds(message.html, "href=\"https://meet.example.org/future\""));
  CHECK(holds(message.html, "Saturday 20 February 2027"));
}

TEST_CASE("letter: both ways to get no more mail stand in the header and before the reader") {
  const test::WebinarLab lab;
  auto from = host();
  from.identity.unsubscribe_url = "https://example.org/stop?list=lab";
  const auto message = written(lab.webinar, from);
  CHECK(
      message.text.ends_with("No more of these mails? Write to lab+stop-token@example.org\n"
                             "or go to https://example.org/stop?list=lab&token=token\n"));
  CHECK(holds(message.html, "href=\"mailto:lab+stop-token@example.org?subject=unsubscribe\""));
  CHECK(holds(message.html, "href=\"https://example.org/stop?list=lab&amp;token=token\""));
  const auto& [name, ways] = message.headers.front();
  CHECK(name == "List-Unsubscribe");
  CHECK(ways ==
        "<https://example.org/stop?list=lab&token=token>, "
        "<mailto:lab+stop-token@example.org?subject=unsubscribe>");
}

TEST_CASE("letter: the variables that are named are those that have values") {
  const test::WebinarLab lab;
  std::vector<std::string_view> names;
  const auto values = letter_values(lab.webinar, host(), "Anna", handle);
  for (const auto& value : values) names.push_back(value.first);
  CHECK(std::ranges::equal(names, letter_variables));
}

TEST_CASE("letter: without a link, an organisation or another zone nothing gapes") {
  test::WebinarLab lab;
  lab.webinar.url = "";
  lab.webinar.zone = "UTC";
  lab.webinar.duration = std::chrono::hours(1);
  auto from = host();
  from.organisation = "";
  const auto message = written(lab.webinar, from);
  CHECK(holds(message.text, "    12:30 to 13:30 UTC (UTC)\n    1 hour\n\nWill you come?"));
  CHECK(holds(message.text, "With warm wishes,\nPeer Support Lab\n\n-- \n"));
  CHECK_FALSE(holds(message.html, "href=\"http"));
}

TEST_CASE("letter: the day in UTC is given where it is another one") {
  test::WebinarLab lab;
  lab.webinar.zone = "Pacific/Auckland";
  CHECK(letter_values(lab.webinar, host(), "Anna", handle).at("utc") ==
        "Saturday 20 February 2027, 12:30 to 14:00 UTC");
  CHECK(letter_values(lab.webinar, host(), "Anna", handle).at("hours") == "01:30 to 03:00 NZDT");
}

TEST_CASE("letter: clocks that change while it lasts are both named") {
  test::WebinarLab lab;
  lab.webinar.starts_at = parse_rfc3339("2027-03-28T00:30:00Z").value();
  CHECK(letter_values(lab.webinar, host(), "Anna", handle).at("hours") == "00:30 GMT to 03:00 BST");
}

TEST_CASE("letter: the calendar object asks the member alone") {
  const test::WebinarLab lab;
  const auto message = written(lab.webinar, host());
  REQUIRE(message.calendar);
  CHECK(message.calendar->method == "REQUEST");
  CHECK(holds(message.calendar->text, "METHOD:REQUEST\r\n"));
  CHECK(holds(message.calendar->text, "UID:" + lab.webinar.uid.substr(0, 60)));
  CHECK(holds(message.calendar->text, "ORGANIZER;CN=\"Peer Support Lab\":mailto:lab@example.org"));
  const auto first = message.calendar->text.find("ATTENDEE");
  CHECK(message.calendar->text.find("ATTENDEE", first + 1) == std::string::npos);
}

TEST_CASE("letter: answers go to where they are read") {
  const test::WebinarLab lab;
  auto from = host();
  from.identity.reply_to = mail::Mailbox{"Answers", "answers@example.org"};
  CHECK(event_of(lab.webinar, from, sian, day(0)).organizer->address == "answers@example.org");
}

TEST_CASE("letter: without an address that is read, the event is published and asks nobody") {
  const test::WebinarLab lab;
  const auto event = event_of(lab.webinar, Host(), sian, day(0));
  CHECK(event.method == calendar::Method::publish);
  CHECK_FALSE(event.attendee);
  CHECK_FALSE(event.organizer);
  CHECK(event_of(lab.webinar, host(), {}, day(0)).method == calendar::Method::publish);
}

}  // namespace qlab::webinar

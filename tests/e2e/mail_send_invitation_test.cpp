// SPDX-License-Identifier: Apache-2.0
// An invitation from the command line to the inbox, through a real relay, read by Python's email
// package and by libical.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <libical/ical.h>

#include <map>
#include <memory>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

Component parsed(const std::string& text) {
  Component calendar(icalparser_parse_string(text.c_str()), &icalcomponent_free);
  REQUIRE(calendar);
  CHECK(icalrestriction_check(calendar.get()) == 1);
  CHECK(icalcomponent_count_errors(calendar.get()) == 0);
  return calendar;
}

/// What a calendar program makes of an invitation to this address.
void check_calendar(const std::string& text, const std::string& address) {
  const auto calendar = parsed(text);
  CHECK(icalcomponent_get_method(calendar.get()) == ICAL_METHOD_REQUEST);
  REQUIRE(icalcomponent_count_components(calendar.get(), ICAL_VEVENT_COMPONENT) == 1);
  auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
  CHECK(std::string(icalcomponent_get_summary(event)) == "What comes next");
  CHECK(icalcomponent_get_sequence(event) == 0);
  const auto start = icalcomponent_get_dtstart(event);
  CHECK(std::string(icaltime_as_ical_string(start)) == "20270220T123000Z");
  CHECK(icaldurationtype_as_int(icalcomponent_get_duration(event)) == 90 * 60);
  REQUIRE(icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY) == 1);
  auto* attendee = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
  CHECK(std::string(icalproperty_get_attendee(attendee)) == "mailto:" + address);
  auto* organizer = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);
  REQUIRE(organizer != nullptr);
  CHECK(std::string(icalproperty_get_organizer(organizer)) == "mailto:lab@example.org");
}

std::map<std::string, std::string> headers_of(const nlohmann::json& mail) {
  std::map<std::string, std::string> headers;
  for (const auto& header : mail.at("headers")) {
    const auto stored = headers.emplace(header.at(0), header.at(1));
    CHECK_MESSAGE(stored.second, stored.first->first << " stands there twice");
  }
  return headers;
}

struct Hall : WebinarHall {
  Hall() {
    for (const auto& [address, name] : names) add_member(*this, name, address);
  }
  std::map<std::string, std::string> names{{"anna@example.org", "Anna Jones"},
                                           {"sian@example.org", "Siân \"Price\", Dr"},
                                           {"li@example.org", "李 小明"}};
};

void check_invitation(const Hall& hall, const nlohmann::json& mail) {
  CHECK(mail.at("defects").empty());
  REQUIRE(mail.at("to").size() == 1);
  const std::string name = mail.at("to").at(0).at(0);
  const std::string address = mail.at("to").at(0).at(1);
  CHECK(hall.names.at(address) == name);
  const auto headers = headers_of(mail);
  CHECK(headers.at("Message-ID").ends_with("@example.org>"));
  CHECK(headers.at("List-Unsubscribe").starts_with("<mailto:lab+stop-"));
  CHECK_FALSE(headers.contains("Auto-Submitted"));
  const auto& mixed = mail.at("body");
  CHECK(mixed.at("type") == "multipart/mixed");
  const auto& forms = mixed.at("children").at(0).at("children");
  CHECK(forms.at(0).at("type") == "text/plain");
  CHECK(forms.at(0).at("text").get<std::string>().starts_with("Dear " + name + ","));
  CHECK(forms.at(1).at("type") == "text/html");
  CHECK(forms.at(2).at("type") == "text/calendar");
  CHECK(forms.at(2).at("method") == "REQUEST");
  check_calendar(forms.at(2).at("text"), address);
  const auto& file = mixed.at("children").at(1);
  CHECK(file.at("disposition") == "attachment");
  CHECK(file.at("text") == forms.at(2).at("text"));
}

}  // namespace

TEST_CASE("mail send: an invitation arrives as mail readers and calendar programs want it") {
  if (!Exim::installed()) {
    MESSAGE("skipped: exim4 is not installed");
    return;
  }
  const Exim exim;
  Hall hall;
  hall.configure(
      fmt::format("[relay]\nkind = \"smtp\"\nurl = \"{}\"\nca_file = \"{}\"\nusername = \"lab\"\n"
                  "password_command = [\"/bin/echo\", \"wonderland\"]\n",
                  exim.url(), exim.ca_file()));
  const auto queued = hall.json(
      {"webinar", "invite", "future", "--to", "relation:collaborator", "--yes", "--queue"});
  CHECK(queued.at("queued") == 3);
  CHECK(states(hall) == "queued queued queued");
  CHECK(hall.json({"mail", "send"}).at("sent").size() == 3);
  CHECK(states(hall) == "sent sent sent");
  const auto files = exim.wait_for_mails(3);
  REQUIRE(files.size() == 3);
  for (const auto& file : files) check_invitation(hall, read_mail(file));
}

}  // namespace qlab::test

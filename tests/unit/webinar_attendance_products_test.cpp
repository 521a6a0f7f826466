// SPDX-License-Identifier: Apache-2.0
// The exports of each product, as their makers shape them.
#include <doctest/doctest.h>

#include "lib/webinar/attendance_file.hpp"
#include "tests/support/attendance_lists.hpp"
#include "tests/support/errors.hpp"

namespace qlab::webinar {
namespace {

using test::read;
using test::shown;

}  // namespace

TEST_CASE("attendance of Zoom: the flat report unites those who came again") {
  const auto rows =
      "Anna Jones,anna@example.org,02/20/2027 12:28:00 PM,02/20/2027 01:00:00 PM,32,No\n"
      "Anna Jones,anna@example.org,02/20/2027 12:50:00 PM,02/20/2027 01:30:00 PM,40,No\n"
      "iPhone,,02/20/2027 12:31:10 PM,02/20/2027 12:45:00 PM,14,Yes\n"
      "iPhone,,02/20/2027 12:50:00 PM,02/20/2027 01:00:00 PM,10,Yes\n"
      "Ben (Ben Evans),,02/20/2027 12:31:10 PM,02/20/2027 12:45:00 PM,14,Yes\n";
  const auto expected =
      "Anna Jones|anna@example.org|2027-02-20T12:28:00Z|2027-02-20T13:30:00Z|3720|\n"
      "iPhone||2027-02-20T12:31:10Z|2027-02-20T13:00:00Z|1430|\n"
      "Ben (Ben Evans)||2027-02-20T12:31:10Z|2027-02-20T12:45:00Z|840|\n";
  for (const std::string header :
       {"Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n",
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest\n",
        "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
        "123 456,What comes next,02/20/2027 12:25:00 PM,02/20/2027 01:35:00 "
        "PM,host@example.org,70,3"
        "\n\nName (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"}) {
    CAPTURE(header);
    CHECK(shown(read(header + rows)) == expected);
  }
}

TEST_CASE("attendance of Zoom: time in the waiting room is not time in the room") {
  CHECK(shown(read("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,"
                   "Recording Consent,In Waiting Room\n"
                   "Anna,,2027-02-20 12:20:00,2027-02-20 12:30:00,10,Yes,Y,Yes\n"
                   "Anna,,2027-02-20 12:30:00,2027-02-20 13:00:00,30,Yes,Y,No\n")) ==
        "Anna||2027-02-20T12:30:00Z|2027-02-20T13:00:00Z|1800|\n"
        "one stay in the waiting room is left out\n");
}

TEST_CASE("attendance of Zoom: in another language the joins are known by their places") {
  CHECK(shown(read("Name (Originalname),E-Mail des Benutzers,Beitrittszeit,Verlassenszeit,Dauer "
                   "(Minuten),Gast\n"
                   "Anna,anna@example.org,20.02.2027 12:31:00,20.02.2027 12:40:00,9,Nein\n"
                   "Gast,,20.02.2027 12:31:00,20.02.2027 12:40:30,10,Ja\n"
                   "Anna,anna@example.org,20.02.2027 12:45:00,20.02.2027 12:50:00,5,Nein\n")) ==
        "Anna|anna@example.org|2027-02-20T12:31:00Z|2027-02-20T12:50:00Z|840|\n"
        "Gast||2027-02-20T12:31:00Z|2027-02-20T12:40:30Z|600|\n");
  // Two times and a number that is not the time between them are no stay.
  CHECK(shown(read("Name,Email,Created,Updated,Visits\n"
                   "Anna,anna@example.org,2027-02-20 12:31:00,2027-02-20 12:40:00,57\n")) ==
        "Anna|anna@example.org|-|-|-1|\n"
        "columns not understood and left out: 'Created', 'Updated'\n");
}

TEST_CASE("attendance of Zoom: unique users have no times, however the heading is spelt") {
  for (const std::string heading : {"Total Duration (Minutes)", " Total Durection(Minutes)"}) {
    CAPTURE(heading);
    CHECK(shown(read("Name (Original Name),User Email," + heading +
                     ",Guest\nAnna,anna@example.org,45,No\nBen,,,Yes\n")) ==
          "Anna|anna@example.org|-|-|2700|\nBen||-|-|-1|\n"
          "list.csv:3:1: the row has no time, and is taken to have come\n");
  }
}

TEST_CASE("attendance of Zoom: a webinar's sections are one list, and who stayed away is counted") {
  const std::string people =
      ",Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name";
  CHECK(
      shown(read(
          "Attendee Report,,,,,,,,,,,,,,\n"
          "Report Generated:,\"Feb 21, 2027 6:26 PM\"\n"
          "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled\n"
          "What comes next,123,\"Feb 20, 2027 12:25 PM\",70,3,1\n"
          "Host Details,\n"
          "Attended,User Name (Original Name),Email" +
          people +
          "\n"
          "Yes,Lab,lab@example.org,\"Feb 20, 2027 12:20:00\",\"Feb 20, 2027 13:40:00\",80,No,UK,,\n"
          "Panelist Details,\n"
          "Attended,User Name (Original Name),Email" +
          people +
          "\n"
          "No,Cai Rees,cai@example.org,--,--,--,No,--\n"
          "Attendee Details,,,,,,,,,,,,,,\n"
          "Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,"
          "Approval Status" +
          people +
          ",\"What would \"\"help\"\", and why?\"\n"
          "Yes,An\1na,Anna,Jones,anna@example.org,,\"Feb 1, 2027 09:00:00\",approved,"
          "\"Feb 20, 2027 12:31:00\",\"Feb 20, 2027 12:41:00\",10,Yes,UK,\"more, please\"\n"
          "Yes,Anna,Anna,Jones,anna@example.org,,\"Feb 1, 2027 09:00:00\",approved,"
          "\"Feb 20, 2027 12:51:00\",\"Feb 20, 2027 13:01:00\",10,Yes,UK,\n"
          "No,Dai Price,Dai,Price,dai@example.org,,\"Feb 1, 2027 "
          "09:00:00\",cancelled,--,--,--,--,--\n"
          ",,,,,,,,,,,,,,\n")) ==
      "Lab|lab@example.org|2027-02-20T12:20:00Z|2027-02-20T13:40:00Z|4800|Host\n"
      "Anna|anna@example.org|2027-02-20T12:31:00Z|2027-02-20T13:01:00Z|1200|Attendee\n"
      "absent 2\n");
}

TEST_CASE("attendance of Meet: a time without its day is that of the webinar's") {
  CHECK(shown(read("First name,Last name,Email,Duration,Time joined,Time exited\n"
                   "Anna,Jones,anna@example.org,58 min,12:29 PM,1:27 PM\n"
                   "Ben,,,1 hr 2 min,12:25 PM,1:27 PM\n")) ==
        "Anna Jones|anna@example.org|2027-02-20T12:29:00Z|2027-02-20T13:27:00Z|3480|\n"
        "Ben||2027-02-20T12:25:00Z|2027-02-20T13:27:00Z|3720|\n");
  CHECK(shown(read("Full Name,First Seen,Time in Call\nAnna Jones,12:31:05,0:58:12\n")) ==
        "Anna Jones||2027-02-20T12:31:05Z|-|3492|\n");
}

TEST_CASE("attendance of Meet: midnight lies between two days") {
  Webinar webinar;
  webinar.zone = "Europe/London";
  webinar.starts_at = parse_rfc3339("2027-02-20T23:30:00Z").value();
  const auto file = read_attendance(
      "First name,Last name,Email,Duration,Time joined,Time exited\n"
      "Anna,Jones,anna@example.org,58 min,11:29 PM,12:27 AM\n",
      "meet.csv", webinar);
  CHECK(rfc3339(file.people.at(0).first_join.value()) == "2027-02-20T23:29:00Z");
  CHECK(rfc3339(file.people.at(0).last_leave.value()) == "2027-02-21T00:27:00Z");
}

TEST_CASE("attendance of Eventbrite: only those who were let in came, each by their own name") {
  const auto file = read(
      "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,"
      "Attendee Status\n"
      "1,11/29/26 22:28,Anna,Jones,anna@example.org,1,Free,11,Checked In\n"
      "1,11/29/26 22:28,Ben,Evans,anna@example.org,1,Free,12,Checked In\n"
      "2,11/30/26 08:00,Cai,Rees,cai@example.org,1,Free,13,Attending\n"
      "3,11/30/26 08:01,Dai,Price,dai@example.org,1,Free,14,Not Attending\n");
  CHECK(shown(file) ==
        "Anna Jones|anna@example.org|-|-|-1|\nBen Evans|anna@example.org|-|-|-1|\nabsent 2\n");
  CHECK(file.people.at(0).shares_address);
}

TEST_CASE("attendance of Eventbrite: where nobody was let in, that is said") {
  CHECK(shown(read("First Name,Last Name,Email,Attendee Status\n"
                   "Anna,Jones,anna@example.org,Attending\n")) ==
        "absent 1\nof nobody in the list it is said that they came\n"
        "the list of people is empty\n");
}

TEST_CASE("attendance of Luma: the instant of checking in is taken as it stands") {
  CHECK(shown(read("name,first_name,last_name,email,phone_number,created_at,approval_status,"
                   "checked_in_at,ticket_name\n"
                   "Anna Jones,Anna,Jones,anna@example.org,,2027-01-01T08:00:00.000Z,approved,"
                   "2027-02-20T12:31:09.125Z,Standard\n"
                   ",Ben,Evans,ben@example.org,,2027-01-01T08:00:00.000Z,approved,"
                   "2027-02-20T13:31:09+01:00,Standard\n"
                   "Cai,,,cai@example.org,,2027-01-01T08:00:00.000Z,approved,,Standard\n")) ==
        "Anna Jones|anna@example.org|2027-02-20T12:31:09Z|-|-1|\n"
        "Ben Evans|ben@example.org|2027-02-20T12:31:09Z|-|-1|\n"
        "absent 1\n");
}

TEST_CASE("attendance in a plain list: everybody in it came, or those of whom it says so") {
  CHECK(shown(read("Email,Name\nanna@example.org,Anna\nben@example.org,Ben\n")) ==
        "Anna|anna@example.org|-|-|-1|\nBen|ben@example.org|-|-|-1|\n");
  CHECK(shown(read("Name;Attended\nAnna;yes\nBen;no\nCai;\n")) == "Anna||-|-|-1|\nabsent 2\n");
  CHECK(shown(read("email\nanna@example.org\n")) == "|anna@example.org|-|-|-1|\n");
  CHECK(shown(read("Name,Email,Joined,Left\n"
                   "Anna,anna@example.org,2027-02-20 12:30,2027-02-20 12:40\n")) ==
        "Anna|anna@example.org|2027-02-20T12:30:00Z|2027-02-20T12:40:00Z|600|\n");
}

TEST_CASE("attendance of Luma: whoever joined online came, checked in or not") {
  CHECK(shown(read("name,email,approval_status,has_joined_event,checked_in_at\n"
                   "Anna,anna@example.org,approved,Yes,\nBen,ben@example.org,approved,No,\n"
                   "Cai,cai@example.org,approved,No,2027-02-20T12:31:09.000Z\n")) ==
        "Anna|anna@example.org|-|-|-1|\n"
        "Cai|cai@example.org|2027-02-20T12:31:09Z|-|-1|\n"
        "absent 1\n");
}

TEST_CASE("attendance in a plain list: who came is said in many languages") {
  CHECK(shown(read("Name;E-Mail-Adresse;Anwesend?\nAnna;anna@example.org;ja\n"
                   "Ben;ben@example.org;nein\n")) == "Anna|anna@example.org|-|-|-1|\nabsent 1\n");
  CHECK(shown(read("Prénom,Nom,Courriel,A participé\nAnna,Jones,anna@example.org,oui\n"
                   "Ben,Evans,ben@example.org,non\n")) ==
        "Anna Jones|anna@example.org|-|-|-1|\nabsent 1\n");
}

TEST_CASE("attendance in a plain list: a column that says no and is not understood is named") {
  CHECK(shown(read("Name,Email,Was in the room\nAnna,anna@example.org,yes\nBen,,no\n")) ==
        "Anna|anna@example.org|-|-|-1|\nBen||-|-|-1|\n"
        "'Was in the room' says no of some people, and is not understood: everybody in the list is "
        "taken to have come; call the column 'attended' where it says who did\n");
}

TEST_CASE("attendance in a plain list: neither yes nor no is refused with its place") {
  const auto error = test::error_of([] { read("Name,Attended\nAnna,yes\nBen,perhaps\n"); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  CHECK(std::string(error->what()) ==
        "list.csv:3:1: 'perhaps' says neither that somebody came nor that they did not");
}

TEST_CASE("attendance in a plain list: rows that stand outside the table are named") {
  CHECK(shown(read("Name,Email\nAnna,anna@example.org\n\nBen,ben@example.org\n")) ==
        "Anna|anna@example.org|-|-|-1|\n"
        "list.csv:4:1: the rows from here on stand outside the table and are left out\n");
}

TEST_CASE("attendance in a plain list: a tab in a name does not make a table of tabs") {
  CHECK(shown(read("Name,Email\n\"An\tna\",anna@example.org\nBen,ben@example.org\n")) ==
        "An\tna|anna@example.org|-|-|-1|\nBen|ben@example.org|-|-|-1|\n");
}

}  // namespace qlab::webinar

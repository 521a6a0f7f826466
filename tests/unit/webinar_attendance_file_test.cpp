// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

#include "lib/core/file.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/places.hpp"
#include "tests/support/webinar_lab.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

constexpr std::string_view people_header =
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n";

Webinar webinar_at(std::string_view start) {
  Webinar webinar;
  webinar.zone = "Europe/London";
  webinar.starts_at = parse_rfc3339(start).value();
  webinar.duration = std::chrono::minutes(90);
  return webinar;
}

AttendanceFile read(std::string_view text, std::string_view start = "2027-02-20T12:30:00Z") {
  return read_attendance(text, "teams.csv", webinar_at(start));
}

std::optional<Error> refusal(std::string_view text,
                             std::string_view start = "2027-02-20T12:30:00Z") {
  return test::error_of([&] { read(text, start); });
}

std::string shown(const AttendanceFile& file) {
  std::string out;
  for (const auto& person : file.people) {
    out += fmt::format("{}|{}|{}|{}|{}|{}\n", person.name, person.address,
                       person.first_join ? rfc3339(*person.first_join) : "-",
                       person.last_leave ? rfc3339(*person.last_leave) : "-",
                       person.duration ? person.duration->count() : -1, person.role);
  }
  for (const auto& warning : file.warnings) out += warning + "\n";
  return out;
}

std::string table(std::string_view rows) { return std::string(people_header).append(rows); }

}  // namespace

TEST_CASE("attendance file: the real Teams reports say the same in UTF-16 and in UTF-8") {
  const auto folder = test::realdata("attendance/teams/data");
  if (test::is_absent(folder)) return;
  const auto webinar = webinar_at("2022-11-14T09:30:00Z");
  for (const std::string name : {"IDL-14-11-22.csv", "IDL-15-11-22.csv", "IDL-16-11-22.csv"}) {
    CAPTURE(name);
    const auto wide = read_attendance(read_file(folder / name), name, webinar);
    const auto twin = read_attendance(read_file(folder / "utf8" / name), name, webinar);
    CHECK(shown(wide) == shown(twin));
  }
  const auto first = read_attendance(read_file(folder / "IDL-14-11-22.csv"), "a.csv", webinar);
  CHECK(first.people.size() == 7);
  CHECK(first.warnings.empty());
  CHECK(
      shown(first).starts_with("JANSSENS JAN (EXT)|jan.janssens.ext@un.int|2022-11-14T09:30:46Z|"
                               "2022-11-14T09:50:12Z|1166|Organizer\n"));
  const auto second = read_attendance(read_file(folder / "IDL-15-11-22.csv"), "b.csv", webinar);
  CHECK(second.people.size() == 8);
  CHECK(second.warnings ==
        std::vector<std::string>{
            "the summary says that 9 people attended, the list has 8",
            "the file is of Tuesday 15 November 2022, the webinar of Monday 14 November 2022"});
}

TEST_CASE("attendance file: the table is found wherever it stands, and section 3 adds nobody") {
  const auto file = read(
      "1. Summary\nMeeting title\tName\n\nsomething new\n\n2. Participants\n" +
      table("Siân Price (External)\t2/20/27, 12:31:00\u202fPM\t2/20/27, 1:31:10\u202fPM\t1h 10s\t"
            "sian@example.org\t\tAttendee\n") +
      "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
      "Siân Price (External)\t2/20/27, 12:31:00 PM\t2/20/27, 1:31:10 PM\t1h 10s\t"
      "sian@example.org\tAttendee\n");
  CHECK(shown(file) ==
        "Siân Price (External)|sian@example.org|2027-02-20T12:31:00Z|2027-02-20T13:31:10Z|3610|"
        "Attendee\n");
}

TEST_CASE("attendance file: a report in another language is known by its shape") {
  const auto file = read(
      "2. Uczestnicy\nNazwa\tPierwsze dołączenie\tOstatnie wyjście\tCzas\tAdres\tID (UPN)\tRola\n"
      "Jan Kowalski\t20.02.2027, 12:31:00\t20.02.2027, 13:31:00\t1 godz. 0 min 5 sek.\t"
      "jan@example.org\tjan@example.org\tUczestnik\n");
  CHECK(shown(file) ==
        "Jan Kowalski|jan@example.org|2027-02-20T12:31:00Z|2027-02-20T13:31:00Z|3605|Uczestnik\n");
}

TEST_CASE("attendance file: where another language calls only name and address the same") {
  const auto file = read(
      "1. Zusammenfassung\nTeilnehmer\t2\n\n2. Teilnehmer\n"
      "Name\tErster Beitritt\tLetztes Verlassen\tDauer in der Besprechung\tE-Mail\tTeilnehmer-ID "
      "(UPN)\tRolle\n"
      "Jan\t20.02.27, 12:31:00\t20.02.27, 13:31:00\t1 Std. 0 Min. 5 Sek.\tjan@example.org\t\t"
      "Referent\n"
      "Gast\t20.02.27, 12:40:00\t20.02.27, 13:00:00\t10 Min. 5 Sek.\t\t\tReferent\n\n"
      "3. Aktivitäten\nName\tBeitrittszeit\tVerlassenszeit\tDauer\tE-Mail\tRolle\n"
      "Gast\t20.02.27, 12:40:00\t20.02.27, 12:45:00\t5 Min.\t\tReferent\n"
      "Gast\t20.02.27, 12:54:55\t20.02.27, 13:00:00\t5 Min. 5 Sek.\t\tReferent\n");
  CHECK(shown(file) ==
        "Jan|jan@example.org|2027-02-20T12:31:00Z|2027-02-20T13:31:00Z|3605|Referent\n"
        "Gast||2027-02-20T12:40:00Z|2027-02-20T13:00:00Z|605|Referent\n");
}

TEST_CASE("attendance file: the 2021 layout in another language has role and account exchanged") {
  const auto file = read(
      "Nombre completo\tHora de unión\tHora de salida\tDuración\tCorreo "
      "electrónico\tRol\tId. (UPN)\n"
      "Ana\t20/2/2027, 12:30:00 p. m.\t20/2/2027, 12:40:00 p. m.\t10m\tana@example.org\tAsistente\t"
      "ana@example.org\n"
      "Ana\t20/2/2027, 12:35:00 p. m.\t20/2/2027, 12:50:00 p. m.\t15m\tana@example.org\tAsistente\t"
      "ana@example.org\n");
  CHECK(shown(file) ==
        "Ana|ana@example.org|2027-02-20T12:30:00Z|2027-02-20T12:50:00Z|1200|Asistente\n");
}

TEST_CASE("attendance file: the 2021 layout unites the joins of each person") {
  const auto file = read(
      "Meeting Summary\nTotal Number of Participants\t2\n\n"
      "Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\n"
      "Anna\t2/20/2027, 12:30:00 PM\t2/20/2027, 12:40:00 PM\t10m\tanna@example.org\tAttendee\t\n"
      "Ben\t2/20/2027, 12:30:00 PM\t2/20/2027, 1:30:00 PM\t1h\tben@example.org\tPresenter\t\n"
      "Anna\t2/20/2027, 12:35:00 PM\t2/20/2027, 12:50:00 PM\t15m\tANNA@example.org\tAttendee\t\n");
  CHECK(shown(file) ==
        "Anna|anna@example.org|2027-02-20T12:30:00Z|2027-02-20T12:50:00Z|1200|Attendee\n"
        "Ben|ben@example.org|2027-02-20T12:30:00Z|2027-02-20T13:30:00Z|3600|Presenter\n");
}

TEST_CASE("attendance file: the 2020 layout pairs what people did") {
  const auto file = read(
      "Full Name\tUser Action\tTimestamp\n"
      "Anna\tJoined before\t2/20/2027, 12:30:00 PM\n"
      "Ben\tJoined\t2/20/2027, 12:31:00 PM\n"
      "Anna\tLeft\t2/20/2027, 12:40:00 PM\n"
      "Anna\tJoined\t2/20/2027, 12:45:00 PM\n"
      "Anna\tLeft\t2/20/2027, 12:50:00 PM\n");
  CHECK(shown(file) ==
        "Anna||2027-02-20T12:30:00Z|2027-02-20T12:50:00Z|900|\n"
        "Ben||2027-02-20T12:31:00Z|-|-1|\n");
}

TEST_CASE("attendance file: people of one name without an address stay two") {
  const auto file =
      read(table("Guest\t2/20/27, 12:30:00 PM\t2/20/27, 1:00:00 PM\t30m\t\t\tAttendee\n"
                 "Guest\t2/20/27, 12:30:00 PM\t2/20/27, 1:00:00 PM\t30m\t\t\tAttendee\n"));
  CHECK(file.people.size() == 2);
}

TEST_CASE("attendance file: the account stands in for an absent address") {
  const auto file =
      read(table("Anna\t2/20/27, 12:30:00 PM\t2/20/27, 1:00:00 PM\t30m\t\t"
                 "anna@example.org\tAttendee\n"));
  CHECK(file.people.at(0).address == "anna@example.org");
}

TEST_CASE("attendance file: what is not known is nothing, and what is not understood is said") {
  const auto file =
      read(table("Anna\t2/20/27, 12:30:00 PM\t\tlong\t\t\t\n"
                 "Ben\tyesterday\t2/20/27, 1:00:00 PM\t\t\t\t\n"));
  CHECK(shown(file) ==
        "Anna||2027-02-20T12:30:00Z|-|-1|\n"
        "Ben||-|2027-02-20T13:00:00Z|-1|\n"
        "teams.csv:2:1: 'long' is not understood and left out\n"
        "teams.csv:3:1: 'yesterday' is not understood and left out\n");
}

TEST_CASE("attendance file: 01/02 is decided by the webinar's date") {
  const auto rows = table("Anna\t01/02/27, 12:31:00\t01/02/27, 13:00:00\t29m\t\t\t\n");
  CHECK(rfc3339(*read(rows, "2027-02-01T12:30:00Z").people.at(0).first_join) ==
        "2027-02-01T12:31:00Z");
  CHECK(rfc3339(*read(rows, "2027-01-02T12:30:00Z").people.at(0).first_join) ==
        "2027-01-02T12:31:00Z");
}

TEST_CASE("attendance file: 01/02 that nothing decides is refused with both days") {
  const auto error = refusal(table("Anna\t01/02/27, 12:31:00\t01/02/27, 13:00:00\t29m\t\t\t\n"));
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  CHECK(std::string(error->what()) ==
        "teams.csv:2:1: the dates can mean Monday 1 February 2027 or Saturday 2 January 2027");
  CHECK(error->hint() ==
        "neither another row nor the webinar (Saturday 20 February 2027) decides it; write the "
        "dates in the file as 2027-02-20");
}

TEST_CASE("attendance file: wall times are those of the webinar's zone") {
  const auto file = read(table("Anna\t20/07/27, 12:31:00\t20/07/27, 13:00:00\t29m\t\t\t\n"),
                         "2027-07-20T11:30:00Z");
  CHECK(rfc3339(*file.people.at(0).first_join) == "2027-07-20T11:31:00Z");
  CHECK(file.warnings.empty());
}

TEST_CASE("attendance file: a file that holds no people is refused") {
  for (const auto* text :
       {"", "\n\n", "hello", "1. Summary\nMeeting title\tX\n", "1. Summary\nMeeting title\tName\n",
        "a,b\n1,2\n", "Name,Company\nAnna,Host\n"}) {
    CAPTURE(text);
    const auto error = refusal(text);
    REQUIRE(error);
    CHECK(error->kind() == Kind::data);
    CHECK(std::string(error->what()) == "'teams.csv' holds no table of the people who attended");
  }
}

TEST_CASE("attendance file: dates of two meetings in one file are refused") {
  const auto error =
      refusal(table("Anna\t13/02/27, 12:31:00\t13/02/27, 13:00:00\t29m\t\t\t\n"
                    "Ben\t20/02/27, 12:31:00\t20/02/27, 13:00:00\t29m\t\t\t\n"));
  REQUIRE(error);
  CHECK(error->hint() == "export the report of one meeting");
}

TEST_CASE("attendance file: broken UTF-16 is refused with its place") {
  const auto error =
      refusal(std::string_view("\xff\xfe"
                               "A\0\0\xd8"
                               "B\0",
                               8));
  REQUIRE(error);
  CHECK(error->kind() == Kind::data);
  CHECK(std::string(error->what()).find("teams.csv:1") != std::string::npos);
}

TEST_CASE("attendance file: a list without people is taken, with a word") {
  CHECK(read(people_header).warnings == std::vector<std::string>{"the list of people is empty"});
}

TEST_CASE("attendance file: saved again as CSV by a spreadsheet it is still read") {
  const auto file = read(
      "2. Participants,,,,,,\r\n"
      "Name,First Join,Last Leave,In-Meeting Duration,Email,Participant ID (UPN),Role\r\n"
      "\"Price, Siân\",\"2/20/27, 12:31:00 PM\",\"2/20/27, 1:31:10 PM\",1h 10s,"
      "sian@example.org,,Attendee\r\n"
      ",,,,,,\r\n3. In-Meeting Activities,,,,,,\r\n");
  CHECK(file.people.size() == 1);
  CHECK(file.people.at(0).name == "Price, Siân");
}

}  // namespace qlab::webinar

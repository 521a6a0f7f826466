// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

constexpr auto report =
    "1. Summary\nMeeting title\tWhat comes next\nAttended participants\t4\n\n2. Participants\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Anna Jones\t2/20/27, 12:29:00 PM\t2/20/27, 2:00:00 PM\t1h 31m\tANNA@example.org\t\tOrganizer\n"
    "ben evans (External)\t2/20/27, 12:31:00 PM\t2/20/27, 1:00:00 PM\t29m\t\t\tPresenter\n"
    "Cai Rees\t2/20/27, 12:31:00 PM\t2/20/27, 1:00:00 PM\t29m\t\t\tPresenter\n"
    "Stranger\t2/20/27, 12:31:00 PM\t2/20/27, 1:00:00 PM\t\tstranger@example.net\t\tPresenter\n"
    "\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\n"
    "Anna Jones\t2/20/27, 12:29:00 PM\t2/20/27, 2:00:00 PM\t1h 31m\tANNA@example.org\tOrganizer\n";

/// Members with the names of the report; two are called Cai Rees.
struct Hall : WebinarHall {
  Hall() {
    add_member(*this, "Anna Jones", "anna@example.org");
    add_member(*this, "Ben Evans", "ben@example.org");
    add_member(*this, "Cai Rees", "cai@example.org");
    add_member(*this, "Cai Rees", "cai.rees@example.org");
  }
};

}  // namespace

TEST_CASE("webinar attendance: everybody is matched, ambiguous or unmatched, and nobody twice") {
  const Hall lab;
  const auto result = lab.json({"webinar", "attendance", "future", lab.file("teams.csv", report)});
  CHECK(result == parse_json(R"json({
    "action": "attendance", "webinar": "w1", "rows": 4, "matched": 2, "unmatched": 1,
    "ambiguous": 1, "absent": 0, "new": 4, "updated": 0, "warnings": [], "people": [
      {"name": "Anna Jones", "email": "ANNA@example.org", "member": "m1", "match": "address",
       "first_join": "2027-02-20T12:29:00Z", "last_leave": "2027-02-20T14:00:00Z",
       "duration_s": 5460, "role": "Organizer"},
      {"name": "ben evans (External)", "email": null, "member": "m2", "match": "name",
       "first_join": "2027-02-20T12:31:00Z", "last_leave": "2027-02-20T13:00:00Z",
       "duration_s": 1740, "role": "Presenter"},
      {"name": "Cai Rees", "email": null, "member": null, "match": "ambiguous",
       "first_join": "2027-02-20T12:31:00Z", "last_leave": "2027-02-20T13:00:00Z",
       "duration_s": 1740, "role": "Presenter"},
      {"name": "Stranger", "email": "stranger@example.net", "member": null, "match": "unmatched",
       "first_join": "2027-02-20T12:31:00Z", "last_leave": "2027-02-20T13:00:00Z",
       "duration_s": null, "role": "Presenter"}]})json"));
  CHECK(lab.json({"webinar", "view", "future"}).at("attended") == 2);
}

TEST_CASE("webinar attendance: the same file again changes nothing, and what is kept is shown") {
  const Hall lab;
  const auto file = lab.file("teams.csv", report);
  auto first = lab.json({"webinar", "attendance", "future", file});
  auto again = lab.json({"webinar", "attendance", "future", file});
  CHECK(again.at("new") == 0);
  CHECK(again.at("updated") == 0);
  first["new"] = 0;
  CHECK(again == first);
  CHECK(lab.json({"webinar", "attendance", "future"}) == first);
}

TEST_CASE("webinar attendance: a new member is recognised in the same file later") {
  const Hall lab;
  const auto file = lab.file("teams.csv", report);
  REQUIRE(lab.run({"webinar", "attendance", "future", file}).status == 0);
  add_member(lab, "Somebody", "stranger@example.net");
  const auto again = lab.json({"webinar", "attendance", "future", file});
  CHECK(again.at("updated") == 1);
  CHECK(again.at("unmatched") == 0);
}

TEST_CASE("webinar attendance: for people it is a list with the numbers on standard error") {
  const Hall lab;
  const auto shown = lab.run({"webinar", "attendance", "future", "-"}, report);
  CHECK(shown.status == 0);
  CHECK(
      shown.out.starts_with("name\temail\tmember\tmatch\tfirst_join\tlast_leave\tduration_s\trole\n"
                            "Anna Jones\tANNA@example.org\tm1\taddress\t"));
  CHECK(shown.err == "4 people: 2 matched, 1 unmatched, 1 ambiguous; 4 new, 0 updated\n");
}

TEST_CASE("webinar attendance: real Teams reports in UTF-16 and UTF-8 give the same people") {
  const auto folder = realdata("attendance/teams/data");
  if (is_absent(folder)) return;
  for (const std::string name : {"IDL-14-11-22.csv", "IDL-15-11-22.csv", "IDL-16-11-22.csv"}) {
    const WebinarHall wide;
    const WebinarHall twin;
    const auto wide_result =
        wide.json({"webinar", "attendance", "future", (folder / name).string()});
    CHECK(wide_result ==
          twin.json({"webinar", "attendance", "future", (folder / "utf8" / name).string()}));
    CHECK(wide_result.at("rows") == wide_result.at("unmatched"));
    const auto warnings = wide_result.at("warnings").dump();
    CHECK(warnings.find("November 2022, the webinar of Saturday 20 February 2027") !=
          std::string::npos);
  }
}

TEST_CASE("webinar attendance: dates that can mean two days are refused with the place") {
  const Hall lab;
  const auto file = lab.file(
      "teams.csv",
      "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
      "Anna Jones\t01/02/27, 12:29:00\t01/02/27, 13:00:00\t31m\tanna@example.org\t\tOrganizer\n");
  const auto refused = lab.run({"webinar", "attendance", "future", file});
  CHECK(refused.status == 65);
  CHECK(refused.out.empty());
  CHECK(refused.err.starts_with("qlab: " + file +
                                ":2:1: the dates can mean Monday 1 February 2027 "
                                "or Saturday 2 January 2027\nhint: "));
  CHECK(lab.json({"webinar", "attendance", "future"}).at("rows") == 0);
}

TEST_CASE("webinar attendance: a file that is no report, or absent, is refused") {
  const Hall lab;
  const auto wrong = lab.run({"webinar", "attendance", "future", lab.file("a.csv", "a,b\n1,2\n")});
  CHECK(wrong.status == 65);
  CHECK(wrong.out.empty());
  CHECK(wrong.err.find("holds no table of the people who attended") != std::string::npos);
  const auto absent = lab.run({"webinar", "attendance", "future", "/nowhere/teams.csv"});
  CHECK(absent.status == 10);
  CHECK(absent.err.find("/nowhere/teams.csv") != std::string::npos);
  CHECK(lab.run({"webinar", "attendance", "nothing", lab.file("t.csv", report)}).status == 10);
}

TEST_CASE("webinar attendance: who stayed away is counted and not kept") {
  const Hall lab;
  const auto shown = lab.run({"webinar", "attendance", "future", "-"},
                             "name,email,attended\nAnna Jones,anna@example.org,yes\n"
                             "Ben Evans,ben@example.org,no\n");
  CHECK(shown.status == 0);
  CHECK(shown.err ==
        "1 people: 1 matched, 0 unmatched, 0 ambiguous, 1 did not come; 1 new, 0 updated\n");
  CHECK(lab.json({"webinar", "attendance", "future"}).at("rows") == 1);
}

TEST_CASE(
    "webinar attendance: a report in another language loses nobody, and what is left out is said") {
  const Hall lab;
  const auto shown = lab.run({"webinar", "attendance", "future", "-"},
                             "Nome (nome original),E-mail,Duração total (minutos),Na sala\n"
                             "Anna Jones,,31,Não\nBen no iPad,ben@example.org,29,Sim\n"
                             "\"Evans, Ben\",ben@example.org,2,Sim\n");
  CHECK(shown.status == 0);
  CHECK(shown.out.find("Anna Jones\t\tm1\tname\t\t\t1860\t") != std::string::npos);
  CHECK(shown.out.find("Ben no iPad\tben@example.org\tm2\taddress\t\t\t1740\t") !=
        std::string::npos);
  CHECK(shown.err ==
        "warning: columns not understood and left out: 'Na sala'\n"
        "3 people: 3 matched, 0 unmatched, 0 ambiguous; 3 new, 0 updated\n");
}

TEST_CASE(
    "webinar attendance: a list of who registered is refused, for it says of nobody that they "
    "came") {
  const Hall lab;
  const auto file = lab.file("registered.csv",
                             "First Name,Last Name,Email,Registration Time,Approval Status\n"
                             "Anna,Jones,anna@example.org,\"Feb 1, 2027 09:00:00\",approved\n");
  const auto refused = lab.run({"webinar", "attendance", "future", file});
  CHECK(refused.status == 65);
  CHECK(refused.err ==
        "qlab: " + file +
            ":1:1: the list says who registered ('Registration Time') and not who came\n"
            "hint: export the attendance report, or add a column 'attended' with yes or no\n");
}

TEST_CASE("webinar attendance: a name is linked once, remembered, unlinked and taken back") {
  const Hall lab;
  const auto file = lab.file("plain.csv", "name,email\niPhone,\n");
  REQUIRE(lab.run({"webinar", "attendance", "future", file}).status == 0);
  const auto linked = lab.json({"webinar", "attendance", "future", "--link", "iPhone", "m2"});
  CHECK(linked.at("updated") == 1);
  CHECK(linked.at("people").at(0).at("member") == "m2");
  CHECK(linked.at("people").at(0).at("match") == "alias");
  CHECK(lab.json({"webinar", "attendance", "future", file}).at("updated") == 0);
  CHECK(lab.json({"members", "export", "--person", "m2"}).dump().find("iphone") !=
        std::string::npos);
  CHECK(lab.json({"webinar", "attendance", "future", "--unlink", "iPhone"}).at("matched") == 0);
  CHECK(lab.run({"store", "undo"}).status == 0);
  CHECK(lab.json({"webinar", "attendance", "future"}).at("matched") == 1);
}

TEST_CASE("webinar attendance: linking says what is missing") {
  const Hall lab;
  const auto half = lab.run({"webinar", "attendance", "future", "--link", "iPhone"});
  CHECK(half.status == 2);
  const auto nobody = lab.run({"webinar", "attendance", "future", "--link", "iPhone", "m2"});
  CHECK(nobody.status == 10);
  CHECK(nobody.out.empty());
  CHECK(nobody.err ==
        "qlab: nobody in the attendance of 'future' is called 'iPhone'\n"
        "hint: see who is: qlab webinar attendance future\n");
  CHECK(lab.run({"webinar", "attendance", "future", "--unlink", "iPhone"}).status == 10);
}

TEST_CASE("webinar attendance: hostile names reach a list harmless") {
  const Hall lab;
  const auto file = lab.file(
      "teams.csv",
      "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
      "=cmd()\x1b[31m\u202E\t2/20/27, 12:29:00 PM\t2/20/27, 1:00:00 PM\t31m\t\t\tPresenter\n");
  const auto shown = lab.run({"webinar", "attendance", "future", file, "--format", "table"});
  CHECK(shown.status == 0);
  CHECK(shown.out.find('\x1b') == std::string::npos);
  CHECK(shown.out.find("\u202E") == std::string::npos);
  const auto cells = lab.run({"webinar", "attendance", "future", "--format", "csv"});
  CHECK(cells.out.find("'=cmd()") != std::string::npos);
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/survey.hpp"

#include <doctest/doctest.h>

#include "lib/scenarios/edit.hpp"
#include "lib/scenarios/tally.hpp"
#include "lib/store/undo.hpp"
#include "tests/support/community.hpp"
#include "tests/support/errors.hpp"

namespace qlab::scenarios {

using test::Community;
using test::day;
using test::error_of;

namespace {

struct Asked : Community {
  Scenario scenario = add(store, {"host-led", "A host", "Text."}, Opening::now, day(1));
  std::int64_t anna = member("Anna Lee", "anna@example.org");
  std::int64_t ben = member("Ben", "ben@example.org");
  std::int64_t other_ben = member("Ben", "other@example.org");
  SurveyOptions options;

  SurveyReport take(std::string_view csv, Instant at = day(9)) {
    const auto file = folder.path() / "survey.csv";
    std::ofstream(file, std::ios::binary) << csv;
    return import_survey(store, scenario, file, options, at);
  }
  [[nodiscard]] Counts want() const {
    return tally(store, require(store, "host-led")).axes[0].counts;
  }
  [[nodiscard]] std::int64_t changes() const { return number("SELECT count(*) FROM change_log"); }
};

std::string refusal(Asked& asked, std::string_view csv) {
  const auto error = error_of([&] { asked.take(csv); });
  REQUIRE(error);
  return error->what();
}

}  // namespace

TEST_CASE(
    "surveys: rows are matched by address, id or a name that is one member's, and counts sum") {
  Asked lab;
  lab.options.bad_rows = BadRows::skip;
  const auto report = lab.take(
      "Email,Id,Name,Want,Value,Support,Offers,Horizon,Condition,Colour\n"
      "ANNA@example.org,,,yes,conditional,yes,\"host, fund\",lasting,if free,red\n"
      ",m2,,no,,,,,,\n"
      ",,Ben,yes,,,,,,\n"
      ",,Nobody,yes,,,,,,\n"
      "eve@example.org,,,yes,,,,,,\n"
      "anna@example.org,,,maybe,,,,,,\n"
      "\n"
      ",,,yes,,,,,,\n");
  CHECK(report.rows == 7);
  CHECK(report.matched == 2);
  CHECK(report.ambiguous == 1);
  CHECK(report.rejected == 4);
  CHECK(report.recorded == 2);
  CHECK(report.stances == 4);
  CHECK(report.unknown_columns == std::vector<std::string>{"Colour"});
  REQUIRE(report.unsettled.size() == 5);
  CHECK(report.unsettled[0].line == 4);
  CHECK(report.unsettled[0].column == 3);
  CHECK(report.unsettled[0].outcome == RowOutcome::ambiguous);
  CHECK(report.unsettled[3].reason == "'maybe' is no answer that is known");
  CHECK(lab.want() == Counts{.yes = 1, .no = 1});
  const auto said = stances(lab.store, lab.scenario, lab.anna);
  REQUIRE(said.size() == 3);
  CHECK(said[1].condition == "if free");
  CHECK(said[2].offers == std::vector<Offer>{Offer::host, Offer::fund});
  CHECK(said[2].source == Source::imported);
}

TEST_CASE("surveys: the words of the file are those of the configuration and of --map") {
  Asked lab;
  lab.options.words.answers = {
      {"yes", {"Strongly agree", "5"}}, {"no", {"Disagree"}}, {"none", {"No opinion"}}};
  lab.options.words.columns = {{"want", {"Do you want this?"}}};
  lab.options.mappings = {parse_survey_mapping("Your e-mail=email")};
  const auto report = lab.take(
      "Your e-mail;Do you want this?\nanna@example.org; strongly AGREE \nben@example.org;No "
      "opinion\nother@example.org;disagree\n");
  CHECK(report.matched == 3);
  CHECK(report.recorded == 2);
  CHECK(lab.want() == Counts{.yes = 1, .no = 1});
  CHECK(error_of([] { parse_survey_mapping("Email"); })->kind() == Kind::usage);
  CHECK(error_of([] { parse_survey_mapping("Email=emial"); })->hint() == "did you mean 'email'?");
  lab.options.words.answers["no"].emplace_back("5");
  lab.options.mappings.clear();
  CHECK(error_of([&] { lab.take("Email,Want\nanna@example.org,5\n"); })->kind() == Kind::config);
}

TEST_CASE("surveys: a file of another language's Excel is read, and what was guessed is told") {
  Asked lab;
  const auto report = lab.take(
      "sep=;\r\nE-Mail-Adresse;want;Stra\xDF"
      "e\r\nanna@example.org;yes;\r\n");
  CHECK(report.recorded == 1);
  CHECK(report.guessed);
  CHECK(report.unknown_columns == std::vector<std::string>{"Straße"});
}

TEST_CASE("surveys: one bad row, and nothing is written, and so does a rehearsal") {
  Asked lab;
  const auto before = lab.changes();
  const auto report = lab.take("Email,Want\nanna@example.org,yes\neve@example.org,yes\n");
  CHECK_FALSE(report.written);
  CHECK(report.rejected == 1);
  lab.options.dry_run = true;
  CHECK(lab.take("Email,Want\nanna@example.org,yes\n").recorded == 1);
  CHECK(lab.want() == Counts{});
  CHECK(lab.changes() == before);
}

TEST_CASE("surveys: the same file again changes nothing, also after somebody changed their mind") {
  Asked lab;
  constexpr std::string_view csv = "Email,Want,Support\nanna@example.org,yes,no\n";
  CHECK(lab.take(csv).stances == 2);
  const auto before = lab.changes();
  CHECK(lab.take(csv, day(10)).unchanged == 1);
  CHECK(lab.changes() == before);
  respond(lab.store, lab.scenario, lab.anna, {.want = Answer::no}, Source::staff, day(11));
  CHECK(lab.take(csv, day(12)).stances == 0);
  CHECK(lab.want() == Counts{.no = 1});
}

TEST_CASE("surveys: the later answer counts, and holds for the text of its time") {
  Asked lab;
  lab.options.zone = "Europe/London";
  lab.take(
      "Email,Want,Timestamp\nanna@example.org,no,2027-01-06 12:00\nanna@example.org,yes,2027-01-05 "
      "12:00\n");
  CHECK(lab.want() == Counts{.no = 1});
  CHECK(lab.take("Email,Want,At\nanna@example.org,yes,2027-01-04 12:00\n").stances == 0);
  edit(lab.store, lab.scenario, {.body = "Other.", .weight = Weight::material}, day(6));
  lab.take("Email,Want,At\nben@example.org,yes,2027-01-05T12:00:00Z\n");
  CHECK(lab.want() == Counts{.stale = 2});
  lab.options.bad_rows = BadRows::skip;
  const auto report = lab.take(
      "Email,Want,At\nben@example.org,yes,tomorrow\nben@example.org,yes,2027-12-24 10:00\n");
  CHECK(report.rejected == 2);
  CHECK(report.unsettled[1].reason == "it was answered in the future");
}

TEST_CASE("surveys: one is undone, whether it was the first or changed answers") {
  Asked lab;
  const auto undo_last = [&] {
    store::undo(lab.store, lab.number("SELECT MAX(id) FROM change_log"), {}, day(20));
  };
  lab.take("Email,Want\nanna@example.org,yes\nben@example.org,no\n");
  lab.take("Email,Want\nanna@example.org,no\nben@example.org,no\n", day(10));
  CHECK(lab.want() == Counts{.no = 2});
  undo_last();
  CHECK(lab.want() == Counts{.yes = 1, .no = 1});
  Asked first;
  first.take("Email,Want\nanna@example.org,yes\n");
  store::undo(first.store, first.number("SELECT MAX(id) FROM change_log"), {}, day(20));
  CHECK(first.want() == Counts{});
  CHECK(first.number("SELECT count(*) FROM stance") == 0);
}

TEST_CASE("surveys: what is no survey is refused with its place") {
  Asked lab;
  CHECK(refusal(lab, "").ends_with("survey.csv:1:1: the file is empty"));
  CHECK(refusal(lab, "Colour,Want\n").ends_with("survey.csv:1:1: no column says who answered"));
  CHECK(refusal(lab, "Email,Colour\n").ends_with("1:1: no column says what was answered"));
  CHECK(refusal(lab, "Email,Want,E-Mail\n").ends_with("1:12: a second column is 'email'"));
  lab.options.mappings = {{"Gone", "want"}};
  CHECK(refusal(lab, "Email,Want\n").ends_with("is called 'Gone'"));
  lab.store.run("UPDATE scenario SET state = 'closed'");
  lab.options.mappings.clear();
  CHECK(error_of([&] { lab.take("Email,Want\n"); })->kind() == Kind::refused);
}

}  // namespace qlab::scenarios

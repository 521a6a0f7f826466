// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/lab.hpp"

namespace qlab::test {

TEST_CASE("config check: nothing wrong is status 0 and an empty list") {
  Lab lab;
  lab.variables["QLAB_CONFIG"] = lab.path("lab/qlab.toml").string();
  const auto checked = lab.run({"config", "check", "--json"});
  CHECK(checked.status == 0);
  CHECK(checked.out == "[]\n");
  CHECK(checked.err.empty());
}

TEST_CASE("config check: what does not go together is listed with status 78") {
  Lab lab;
  lab.configure("[relay]\nkind = \"smtp\"\n");
  const auto checked = lab.run({"config", "check"});
  CHECK(checked.status == 78);
  CHECK(checked.out == "key\tproblem\thint\nrelay.url\tan smtp relay needs 'relay.url'\t\n");
  CHECK(checked.err.empty());
}

TEST_CASE("config check: a time zone that does not exist is listed with the nearest") {
  Lab lab;
  const auto file = lab.file("zone.toml", "[general]\ntimezone = \"Europe/Lodnon\"\n");
  const auto checked = lab.run({"config", "check", "--config", file, "--json"});
  CHECK(checked.status == 78);
  const auto problem = parse_json(checked.out).at(0);
  CHECK(problem.at("key") == "general.timezone");
  CHECK(problem.at("hint") == "did you mean 'Europe/London'?");
}

TEST_CASE("config check: letters that cannot be written are listed, also those of reminders") {
  Lab lab;
  write(lab.path("confirm.txt"), "{{#waitlisted}}{{#yes}}{{nmae}}{{/yes}}{{/waitlisted}}\n");
  write(lab.path("remind.html"), "{{#url}}{{^url}}{{nmae}}{{/url}}{{/url}}\n");
  lab.configure(
      fmt::format("[webinar]\ntemplates = \"{}\"\n[[webinar.reminders]]\nname = \"day\"\n"
                  "before = \"24h\"\n[[calls.reminders]]\nname = \"hour\"\nbefore = \"1h\"\n"
                  "template = \"mine\"\n",
                  lab.path(".").string()));
  const auto checked = lab.run({"config", "check", "--json"});
  CHECK(checked.status == 78);
  const auto problems = parse_json(checked.out);
  REQUIRE(problems.size() == 4);
  const auto says = [&](std::size_t which, std::string_view key, std::string_view problem) {
    CHECK(problems.at(which).at("key") == key);
    CHECK(problems.at(which).at("problem").get<std::string>().ends_with(problem));
  };
  says(0, "webinar.templates", "remind.html: no variable is named 'nmae'");
  says(1, "webinar.templates", "confirm.txt:1: no variable is named 'nmae'");
  says(2, "webinar.reminders", "remind.html: no variable is named 'nmae'");
  says(3, "calls.reminders", "no mail template is named 'mine'");
}

TEST_CASE("config check: a table of one problem ends its line") {
  Lab lab;
  lab.configure("[relay]\nkind = \"maildir\"\n");
  const auto checked = lab.run({"config", "check", "--format", "table"});
  CHECK(checked.status == 78);
  CHECK(checked.out.find("a maildir relay needs 'relay.path'") != std::string::npos);
  CHECK(checked.out.ends_with("\n"));
}

TEST_CASE("config check: a file that is no TOML is an error on standard error") {
  Lab lab;
  lab.configure("[relay\n");
  const auto failed = lab.run({"config", "check"});
  CHECK(failed.status == 78);
  CHECK(failed.out.empty());
  CHECK(failed.err.find("qlab.toml:7:") != std::string::npos);
  CHECK(lab.run({"config", "check", "twice"}).status == 2);
}

}  // namespace qlab::test

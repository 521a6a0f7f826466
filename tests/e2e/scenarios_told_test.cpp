// SPDX-License-Identifier: Apache-2.0
// Two tallies of different days, by whoever reads both.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::test {
namespace {

/// Some members, of whom ten want it.
struct Asked : DeliberationLab {
  std::filesystem::path site = path("site");
  std::vector<std::string> members;

  Asked() {
    for (int number = 0; number < 26; ++number) {
      members.push_back(
          member(fmt::format("P {}", number), fmt::format("p{}@example.org", number)));
    }
    add("later-on", {"--open"});
    answer(0, 10, "yes");
  }

  void answer(std::size_t first, std::size_t last, const std::string& word) const {
    for (auto i = first; i < last; ++i)
      must({"scenarios", "respond", "later-on", members[i], "--want", word});
  }

  nlohmann::json publish(const std::string& day) {
    variables["QLAB_NOW"] = day + "T09:00:00Z";
    return json({"scenarios", "publish", site.string(), "--with-tally"});
  }

  [[nodiscard]] bool shows(std::string_view part) const {
    return read(site / "scenario-later-on.html").find(part) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("scenarios publish: one more answer changes no number, five more do") {
  Asked lab;
  CHECK(lab.publish("2027-01-15").at("earlier_answers") == 0);
  CHECK(lab.shows("<b>10</b> yes"));
  CHECK(lab.shows("These numbers stand since"));
  CHECK(lab.shows("15 January 2027"));
  lab.answer(10, 11, "yes");
  lab.variables["QLAB_NOW"] = "2027-01-16T09:00:00Z";
  const auto again = lab.run({"scenarios", "publish", lab.site.string(), "--with-tally", "--json"});
  CHECK(again.status == 0);
  CHECK(parse_json(again.out).at("earlier_answers") == 1);
  CHECK(again.err ==
        "the numbers of 'later-on' stay those told on Fri 15 Jan 2027 09:00 GMT (Europe/London): "
        "beside them newer "
        "ones would tell what fewer than 5 people answered\n");
  CHECK(lab.shows("<b>10</b> yes"));
  CHECK_FALSE(lab.shows("<b>11</b> yes"));
  CHECK(lab.shows("15 January 2027"));
  lab.answer(11, 15, "yes");
  CHECK(lab.publish("2027-01-17").at("earlier_answers") == 0);
  CHECK(lab.shows("<b>15</b> yes"));
  CHECK(lab.shows("17 January 2027"));
}

TEST_CASE(
    "scenarios tally: what is told in public is compared with the site, and the site with it") {
  Asked lab;
  lab.publish("2027-01-15");
  lab.answer(10, 12, "no");
  const auto tally = [&] { return lab.json({"scenarios", "tally", "later-on", "--public"}).at(0); };
  CHECK(tally().at("axes").at(0).at("no") == 0);
  CHECK(tally().at("as_of") == "2027-01-15T09:00:00Z");
  CHECK(lab.json({"scenarios", "tally", "later-on"}).at(0).at("axes").at(0).at("no") == 2);
  lab.answer(12, 15, "no");
  lab.variables["QLAB_NOW"] = "2027-01-16T09:00:00Z";
  CHECK(tally().at("axes").at(0).at("no") == 5);
  lab.answer(15, 16, "no");
  CHECK(lab.publish("2027-01-17").at("earlier_answers") == 1);
  CHECK(lab.shows("<b>5</b> no"));
}

TEST_CASE("scenarios publish: what people have read is not undone, and a rehearsal tells nothing") {
  Asked lab;
  lab.must({"scenarios", "publish", lab.site.string(), "--with-tally", "--dry-run"});
  lab.answer(10, 11, "yes");
  CHECK(lab.publish("2027-01-15").at("earlier_answers") == 0);
  CHECK(lab.shows("<b>11</b> yes"));
  for (const auto& change : lab.json({"store", "log"})) {
    if (change.at("command") == "scenarios publish")
      CHECK(lab.run({"store", "undo", std::to_string(change.at("id").get<int>())}).status == 6);
  }
  lab.answer(11, 12, "yes");
  CHECK(lab.publish("2027-01-16").at("earlier_answers") == 1);
  CHECK(lab.must({"store", "check"}).find("problem") == std::string::npos);
}

}  // namespace qlab::test

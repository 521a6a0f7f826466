// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {

TEST_CASE("handover learning: a lesson is kept with its sources, changed and taken away") {
  const HandoverScene lab;
  const auto body = lab.file("lesson.md", "Groups of *eight* lasted.\n");
  const auto added =
      lab.run({"handover", "learning", "add", "--title", "Small groups last", "--body-file", body,
               "--source", "c1,w1,s1", "--confidence", "high", "--role", "facilitator"});
  CHECK(added.status == 0);
  CHECK(added.err == "created h2\n");
  CHECK(added.out ==
        "ref\tid\ttitle\tconfidence\trole\tsources\tbody\tcreated_at\tupdated_at\n"
        "h2\t2\tSmall groups last\thigh\tfacilitator\tc1;w1;s1\tGroups of *eight* lasted.\t"
        "2027-01-15T09:00:00Z\t2027-01-15T09:00:00Z\n");
  lab.must({"handover", "learning", "edit", "h2", "--source", "w1", "--confidence", "low"});
  const auto view = lab.json({"handover", "learning", "view", "2"});
  CHECK(view.at("confidence") == "low");
  CHECK(view.at("sources") == parse_json(R"(["w1"])"));
  CHECK(lab.json({"handover", "learning", "list"}).size() == 1);
  CHECK(lab.run({"handover", "learning", "remove", "h2"}).err == "removed h2\n");
  CHECK(lab.run({"handover", "learning", "view", "h2"}).status == 10);
  CHECK(lab.run({"store", "undo"}).status == 0);
  CHECK(lab.json({"handover", "learning", "view", "h2"}).at("title") == "Small groups last");
}

TEST_CASE("handover learning: what is no source is named") {
  const HandoverScene lab;
  check_failed(
      lab.run({"handover", "learning", "add", "--title", "T", "--source", "c1,m2"}), 2,
      "qlab: 'm2' is no source\n"
      "hint: a source is a comment (c3), a call (k4), a scenario (s1) or a webinar (w1)\n");
  CHECK(lab.run({"handover", "learning", "add", "--title", "T", "--source", "c7"}).status == 10);
  CHECK(lab.run({"handover", "learning", "add", "--title", "T", "--confidence", "sure"}).status ==
        2);
  CHECK(lab.run({"handover", "learning", "view", "h1"}).err ==
        "qlab: 'h1' is no learning: it is a successor\n"
        "hint: 'qlab handover learning list' shows them\n");
}

TEST_CASE("handover learning: is exported without names, or for staff as it stands") {
  const HandoverScene lab;
  const auto body =
      lab.file("lesson.md", "As Person 3 said, write to person3@example.org <b>now</b>.\n");
  lab.must({"handover", "learning", "add", "--title", "Ask Person 3", "--body-file", body});
  const auto text = lab.run({"handover", "learning", "export", "--format", "text"});
  CHECK(text.status == 0);
  CHECK(text.out.find("Person 3") == std::string::npos);
  CHECK(text.out.find("person3@example.org") == std::string::npos);
  CHECK(text.out.find("Confidence: medium.") != std::string::npos);
  const auto html = lab.run({"handover", "learning", "export", "--format", "html"});
  CHECK(html.out.find("<b>") == std::string::npos);
  CHECK(html.out.find("Person 3") == std::string::npos);
  CHECK(lab.json({"handover", "learning", "export"}).at(0).at("title") != "Ask Person 3");
  CHECK(lab.json({"handover", "learning", "export", "--restricted"}).at(0).at("title") ==
        "Ask Person 3");
  lab.must({"handover", "learning", "export", "-o", lab.path("learning.md").string()});
  CHECK(read(lab.path("learning.md")).find("# What was learned\n") != std::string::npos);
}

}  // namespace qlab::test

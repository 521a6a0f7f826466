// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {

TEST_CASE("mail templates: each part of a letter with where it comes from and what it names") {
  Lab lab;
  std::filesystem::create_directories(lab.path("letters"));
  write(lab.path("letters/invite.subject"), "Come to {{title}}\n");
  lab.configure("[webinar]\ntemplates = \"" + lab.path("letters").string() + "\"\n");
  const auto parts = lab.json({"mail", "templates"});
  std::vector<nlohmann::json> of_invite;
  for (const auto& part : parts) {
    if (part.at("letter") == "invite") of_invite.push_back(part);
  }
  REQUIRE(of_invite.size() == 3);
  CHECK(of_invite.at(0).at("part") == "subject");
  CHECK(of_invite.at(1).at("part") == "txt");
  CHECK(of_invite.at(2).at("part") == "html");
  CHECK(of_invite.at(0).at("from") == lab.path("letters/invite.subject").string());
  CHECK(of_invite.at(0).at("variables") == parse_json(R"(["title"])"));
  CHECK(of_invite.at(1).at("from") == "built in");
  CHECK(of_invite.at(1).at("variables").dump().find("\"stop\"") != std::string::npos);
  const auto detailed = lab.run({"mail", "templates", "-v"});
  CHECK(detailed.status == 0);
  CHECK(detailed.err.find("'invite' may name: date, day, hours") != std::string::npos);
}

TEST_CASE("mail templates: a folder that is not there, and a word too many") {
  Lab lab;
  lab.configure("[webinar]\ntemplates = \"absent\"\n");
  CHECK(lab.run({"mail", "templates"}).status == 78);
  CHECK(lab.run({"mail", "templates", "invite"}).status == 2);
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {

TEST_CASE("members add: the new member's ref goes to stdout, the talk to stderr") {
  const Lab lab;
  const auto added = lab.run({"members",    "add",
                              "--name",     "Anna Lee",
                              "--email",    "anna@example.org",
                              "--email",    "lee@example.org",
                              "--org",      "Acme",
                              "--role",     "chair",
                              "--nation",   "Wales",
                              "--relation", "collaborator",
                              "--tag",      "Founder",
                              "--tag",      "evening",
                              "--outlook",  "lasting",
                              "--account",  "annal",
                              "--format",   "ids"});
  CHECK(added.status == 0);
  CHECK(added.out == "m1\n");
  CHECK(added.err == "created m1\n");
  const auto member = lab.json({"members", "view", "m1"});
  CHECK(member.at("id") == 1);
  CHECK(member.at("ref") == "m1");
  CHECK(member.at("name") == "Anna Lee");
  CHECK(member.at("email") == "anna@example.org");
  CHECK(member.at("emails") == nlohmann::json{"anna@example.org", "lee@example.org"});
  CHECK(member.at("organisation") == "Acme");
  CHECK(member.at("role") == "chair");
  CHECK(member.at("nation") == "Wales");
  CHECK(member.at("relation") == "collaborator");
  CHECK(member.at("outlook") == "lasting");
  CHECK(member.at("account") == "annal");
  CHECK(member.at("tags") == nlohmann::json{"evening", "founder"});
  CHECK(member.at("delivery") == "on");
  CHECK(member.at("consent") == "unknown");
  CHECK(member.at("joined") == "2027-01-15T09:00:00Z");
}

TEST_CASE("members add: under --json the whole member is shown") {
  const Lab lab;
  const auto member = lab.json({"members", "add", "--name", "Anna", "--email", "anna@example.org"});
  CHECK(member.at("ref") == "m1");
  CHECK(member.at("nation").is_null());
}

TEST_CASE("members add: an address that is somebody's is refused, naming whose") {
  const Lab lab;
  REQUIRE(lab.run({"members", "add", "--name", "A", "--email", "anna@example.org"}).status == 0);
  const auto refused = lab.run({"members", "add", "--name", "B", "--email", "ANNA@Example.org"});
  CHECK(refused.status == 6);
  CHECK(refused.out.empty());
  CHECK(refused.err ==
        "qlab: 'ANNA@Example.org' is the address of m1 already\n"
        "hint: 'qlab members view m1' shows who that is\n");
}

TEST_CASE("members add: what is typed is one line, and the field that is not is named") {
  const Lab lab;
  const auto add = [&](const std::string& flag, const std::string& value) {
    std::vector<std::string> command{"members", "add", flag, value};
    if (flag != "--name") command.insert(command.end(), {"--name", "Anna"});
    if (flag != "--email") command.insert(command.end(), {"--email", "anna@example.org"});
    return lab.run(command);
  };
  const auto name = add("--name", "Anna\r\nBcc: all@example.org");
  CHECK(name.status == 2);
  CHECK(name.out.empty());
  CHECK(name.err ==
        "qlab: the name holds a line break or another control character:"
        " 'Anna<U+000D>\\nBcc: all@example.org'\n"
        "hint: write it in one line, without tabs\n");
  struct Typed {
    const char* flag;
    const char* field;
  };
  for (const auto& typed :
       {Typed{"--org", "organisation"}, Typed{"--role", "role"}, Typed{"--nation", "nation"},
        Typed{"--account", "account"}, Typed{"--tag", "tag"}, Typed{"--email", "address"}}) {
    for (const std::string inside : {"\n", "\t", "\x1b", "\x7f", "\u0085", "\u2028"}) {
      CAPTURE(typed.flag);
      const auto refused = add(typed.flag, "a" + inside + "b@example.org");
      CHECK(refused.status == 2);
      CHECK(
          refused.err.starts_with(std::string("qlab: the ") + typed.field + " holds a line break"));
    }
  }
  const auto participation = add("--participated", "workshop:a\nb@2026-05-01");
  CHECK(participation.status == 2);
  CHECK(add("--name", "Anna\xff").err.starts_with("qlab: the name is not UTF-8"));
  CHECK(lab.json({"members", "list"}).empty());
  // Marks of direction belong into names that are written from right to left.
  CHECK(add("--name", "\u200f\u0645\u062d\u0645\u062f").status == 0);
}

TEST_CASE("members add: a wrong command line is explained") {
  const Lab lab;
  const auto nameless = lab.run({"members", "add", "--email", "anna@example.org"});
  CHECK(nameless.status == 2);
  CHECK(nameless.out.empty());
  CHECK(nameless.err.find("--name is required") != std::string::npos);
  const auto address = lab.run({"members", "add", "--name", "A", "--email", "anna"});
  CHECK(address.status == 2);
  CHECK(address.err.find("'anna' is no e-mail address") != std::string::npos);
  const auto relation = lab.run({"members", "add", "--name", "A", "--email", "anna@example.org",
                                 "--relation", "colaborator"});
  CHECK(relation.status == 2);
  CHECK(relation.err.find("did you mean 'collaborator'?") != std::string::npos);
  CHECK(lab.json({"members", "list"}).empty());
}

}  // namespace qlab::test

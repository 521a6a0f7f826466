// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/lab.hpp"

namespace qlab::test {
namespace {

struct Two : Lab {
  Two() {
    const auto people = file("people.csv",
                             "Name,Email\nAnna,anna@example.org;lee@example.org\n"
                             "Ben,ben@example.org\n");
    if (run({"members", "import", people}).status != 0) throw std::runtime_error("import");
  }
};

}  // namespace

TEST_CASE("members view: one member is an object, by ref, number, address or alias") {
  const Two lab;
  for (const auto* who : {"m1", "1", "ANNA@example.org", "lee@example.org"}) {
    CAPTURE(who);
    CHECK(lab.json({"members", "view", who}).at("ref") == "m1");
  }
}

TEST_CASE("members view: several are a list, and - reads them from standard input") {
  const Two lab;
  CHECK(lab.json({"members", "view", "m2", "m1"}).size() == 2);
  CHECK(lab.run({"members", "view", "-", "--json=ref"}, "m2\n").out == "[\n{\"ref\":\"m2\"}\n]\n");
  CHECK(lab.run({"members", "view", "-", "--format", "ids"}, "\uFEFFm2\r\n").out == "m2\n");
  CHECK(lab.run({"members", "view", "-", "--json=ref"}, "").out == "[]\n");
}

TEST_CASE("members view: who is not there is said with the nearest address") {
  const Two lab;
  const auto typo = lab.run({"members", "view", "anna@exmaple.org"});
  CHECK(typo.status == 10);
  CHECK(typo.out.empty());
  CHECK(typo.err ==
        "qlab: no member matches 'anna@exmaple.org'\n"
        "hint: did you mean 'anna@example.org' (m1)?\n");
  const auto absent = lab.run({"members", "view", "m1", "m99"});
  CHECK(absent.status == 10);
  CHECK(absent.out.empty());
  CHECK(absent.err.find("there is no member 'm99'") != std::string::npos);
}

TEST_CASE("members view: a wrong command line is explained") {
  const Two lab;
  const auto none = lab.run({"members", "view"});
  CHECK(none.status == 2);
  CHECK(none.out.empty());
  CHECK(none.err.find("ID is required") != std::string::npos);
  const auto verb = lab.run({"members", "veiw", "m1"});
  CHECK(verb.status == 2);
  CHECK(verb.err.find("did you mean 'view'?") != std::string::npos);
}

}  // namespace qlab::test

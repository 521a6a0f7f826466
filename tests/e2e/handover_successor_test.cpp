// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {
namespace {

constexpr auto key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

}  // namespace

TEST_CASE("handover successor: is named with a key, and shows who agreed") {
  const HandoverScene lab;
  const auto pem = lab.file("next.pub",
                            "-----BEGIN PUBLIC KEY-----\n"
                            "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                            "-----END PUBLIC KEY-----\n");
  const auto edited =
      lab.json({"handover", "successor", "edit", "next network", "--key", pem, "--org", "NN Ltd"});
  CHECK(edited.at("public_key") == key);
  CHECK(edited.at("organisation") == "NN Ltd");
  lab.must({"members", "consent", "m1", "handover", "given", "--recipient", "NEXT network",
            "--channel", "form", "--evidence", "form 12"});
  lab.must({"members", "consent", "m2", "handover", "refused", "--recipient", "Next Network"});
  CHECK(lab.run({"handover", "successor", "list"}).out ==
        "ref\tid\tname\temail\torganisation\tpublic_key\tgiven\tasked\trefused\twithdrawn\t"
        "not_asked\tcreated_at\tupdated_at\n"
        "h1\t1\tNext Network\tnext@example.org\tNN Ltd\t" +
            std::string(key) + "\t1\t0\t1\t0\t4\t2027-01-15T09:00:00Z\t2027-01-15T09:00:00Z\n");
  // As the successor is called, whatever was typed.
  CHECK(lab.json({"members", "consent", "m1", "handover"}).at(0).at("recipient") == "Next Network");
  check_failed(
      lab.run({"handover", "successor", "remove", "h1"}), 6,
      "qlab: 'Next Network' cannot be removed: 2 members were asked about this name\n"
      "hint: what they agreed to names it; add another successor and ask about that one\n");
  lab.must({"handover", "successor", "edit", "h1", "--key", "none"});
  CHECK(lab.json({"handover", "successor", "view", "h1"}).at("public_key").is_null());
}

TEST_CASE("handover successor: a yes or a question names one, a no is taken for any name") {
  const HandoverScene lab;
  check_failed(
      lab.run({"members", "consent", "m1", "handover", "given", "--recipient", "Nxt Network"}), 10,
      "qlab: no successor is 'Nxt Network'\nhint: did you mean 'Next Network'?\n");
  check_failed(lab.run({"members", "consent", "m1", "handover", "asked", "--recipient", "Acme"}),
               10,
               "qlab: no successor is 'Acme'\n"
               "hint: add it with: qlab handover successor add --name 'Acme'\n");
  lab.must({"members", "consent", "m1", "handover", "refused", "--recipient", "Acme"});
}

TEST_CASE("handover successor: what cannot be one is refused") {
  const HandoverScene lab;
  const auto no_key = lab.file("no.pub", "hello\n");
  CHECK(lab.run({"handover", "successor", "add", "--name", "X", "--key", no_key}).status == 65);
  CHECK(lab.run({"handover", "successor", "add", "--name", "X", "--email", "nowhere"}).status == 2);
  CHECK(lab.run({"handover", "successor", "add", "--name", "h2"}).status == 2);
  CHECK(lab.run({"handover", "successor", "add", "--name", "next network"}).status == 6);
  CHECK(lab.run({"handover", "successor", "view", "h9"}).status == 10);
  CHECK(lab.run({"handover", "successor", "edit", "h1"}).status == 2);
  CHECK(lab.json({"handover", "successor", "list"}).size() == 1);
}

}  // namespace qlab::test

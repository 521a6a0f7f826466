// SPDX-License-Identifier: Apache-2.0
#include "lib/members/duplicates.hpp"

#include <doctest/doctest.h>

#include "tests/support/community.hpp"

namespace qlab::members {
namespace {

struct Doubles : test::Community {
  std::int64_t person(std::string_view name, std::string_view address,
                      std::string_view organisation = {}, std::string_view account = {}) {
    const auto id = member(name, address);
    store.run("UPDATE member SET organisation = ?2, account = ?3 WHERE id = ?1", id, organisation,
              account);
    return id;
  }
  [[nodiscard]] std::string likenesses() const {
    std::string all;
    each_likeness(store, [&](const Likeness& one) {
      all += fmt::format("m{} m{}: {}\n", one.member, one.duplicate, one.reason);
    });
    return all;
  }
};

}  // namespace

TEST_CASE("members merge: what hosts ignore in an address is left out") {
  CHECK(mailbox_behind("anna.lee+lab@gmail.com") == "annalee@gmail.com");
  CHECK(mailbox_behind("annalee@googlemail.com") == "annalee@gmail.com");
  CHECK(mailbox_behind("anna.lee+lab@example.org") == "anna.lee@example.org");
  CHECK(mailbox_behind("+lab@example.org") == "+lab@example.org");
}

TEST_CASE("members merge: likely duplicates are told once, with the surest reason") {
  Doubles lab;
  lab.person("Anna Lee", "anna.lee@gmail.com", "Acme", "annal");
  lab.person("Anna Lee", "annalee+lab@gmail.com", "ACME");
  lab.person("A. Lee", "a@example.org", "", "AnnaL");
  lab.person("Siân Hughes", "sian@example.org", "Cyngor Abertawe");
  lab.person("sian hughes", "hughes@example.org", "Cyngor, Abertawe");
  lab.person("Bob", "bob@example.org");
  lab.person("Bob", "bob@example.net");
  lab.person("Bob", "bob@example.com", "Acme");
  lab.person("李安", "li@example.org");
  lab.person("王芳", "wang@example.org");
  CHECK(lab.likenesses() ==
        "m1 m2: one mailbox behind both addresses\n"
        "m1 m3: the same account\n"
        "m4 m5: the same name and organisation\n"
        "m6 m7: the same name, neither with an organisation\n");
}

TEST_CASE(
    "members merge: a large group of one name is told in a line for each, not for each pair") {
  Doubles lab;
  for (int i = 0; i < 200; ++i) lab.person("Bob", fmt::format("bob{}@example.org", i));
  const auto told = lab.likenesses();
  CHECK(std::count(told.begin(), told.end(), '\n') == 199);
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_queue.hpp"

#include <doctest/doctest.h>

#include "lib/store/change.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/member_file.hpp"

namespace qlab::members {
namespace {

using test::MemberFiles;
using test::told;

constexpr std::string_view both =
    "Shoe size,Name,Email,Email 2,Role\n41,\"Lee, Anna\",anna@example.org,lee@example.org,chair\n";

struct Ambiguous : MemberFiles {
  Ambiguous() {
    import("Name,Email\nAnna,anna@example.org\nA. Lee,lee@example.org\n");
    import(both);
  }

  /// Gives m1 the address of m2, as a merge does.
  void unite() {
    store.run("UPDATE member_address SET member_id = 1, position = 1 WHERE member_id = 2");
  }
};

}  // namespace

TEST_CASE("members import: an ambiguous row waits, once, with what was taken of it") {
  Ambiguous lab;
  CHECK(told(lab.import(both)) ==
        "0 new, 0 updated, 0 unchanged, 2:1 ambiguous: its addresses are those of m1, m2");
  const auto waiting = queued_rows(lab.store);
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].source == "people.csv");
  CHECK(waiting[0].line == 2);
  CHECK(waiting[0].text ==
        "\"name\",\"email\",\"email\",\"role\"\n"
        "\"Lee, Anna\",\"anna@example.org\",\"lee@example.org\",\"chair\"\n");
  CHECK(waiting[0].candidates == std::vector<std::int64_t>{1, 2});
  CHECK(waiting[0].addresses == std::vector<std::string>{"anna@example.org", "lee@example.org"});
}

TEST_CASE("members import: an ambiguous row keeps nothing else from being taken") {
  Ambiguous lab;
  const auto report = lab.import(
      "Name,Email,Email 2\nX,anna@example.org,lee@example.org\n"
      "Cai,cai@example.org,\n");
  CHECK(report.written);
  CHECK(report.fresh == 1);
  CHECK(queued_rows(lab.store).size() == 2);
}

TEST_CASE("members import: a waiting row is taken when its addresses are one member's") {
  Ambiguous lab;
  CHECK(settle_queue(lab.store, test::day(10)).taken == 0);
  lab.unite();
  const auto settled = settle_queue(lab.store, test::day(10));
  CHECK(settled.taken == 1);
  CHECK(settled.waiting.empty());
  CHECK(lab.member("lee@example.org").role == "chair");
  CHECK(lab.member("lee@example.org").name == "Lee, Anna");
  CHECK(queued_rows(lab.store).empty());
}

TEST_CASE("members import: a waiting row can be dropped, and one that is not there is named") {
  Ambiguous lab;
  drop_queued(lab.store, 1, test::day(10));
  CHECK(queued_rows(lab.store).empty());
  const auto error = test::error_of([&] { drop_queued(lab.store, 1, test::day(10)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::not_found);
}

TEST_CASE("members import: the waiting rows of one address are forgotten with it") {
  Ambiguous lab;
  store::Change change(lab.store, test::day(10));
  forget_queued(lab.store, std::vector<std::string>{"lee@example.org"});
  change.commit("forgotten");
  CHECK(queued_rows(lab.store).empty());
  CHECK(lab.number("SELECT count(*) FROM member_import_queue_address") == 0);
}

TEST_CASE("members import: what the file's name says waits with the row") {
  Ambiguous lab;
  lab.import_as("unsubscribed_members_export_1.csv",
                "Email Address,Email 2,LEID,EUID\nanna@example.org,lee@example.org,1,x\n");
  lab.unite();
  CHECK(settle_queue(lab.store, test::day(10)).taken == 2);
  CHECK(lab.member("anna@example.org").contact == ConsentState::refused);
}

TEST_CASE("members import: the no of an ambiguous row holds at once for each who may be meant") {
  Ambiguous lab;
  const auto report = lab.import(
      "Email,Email 2,Unsubscribed,Delivery,Role\nanna@example.org,lee@example.org,yes,off,chair\n");
  CHECK(told(report) ==
        "0 new, 0 updated, 0 unchanged, 2:1 ambiguous: its addresses are those of m1, m2; "
        "what it says against mail holds for each of them");
  for (const auto* address : {"anna@example.org", "lee@example.org"}) {
    CHECK(lab.member(address).contact == ConsentState::refused);
    CHECK(lab.member(address).delivery == "off");
    CHECK(lab.member(address).role.empty());
  }
  CHECK(lab.text("SELECT evidence FROM consent LIMIT 1") == "people.csv:2");
  lab.import("Email,Email 2,Unsubscribed\nanna@example.org,lee@example.org,yes\n");
  CHECK(lab.number("SELECT count(*) FROM consent") == 2);
}

TEST_CASE("members import: addresses that an ambiguous row calls bad are bad at once") {
  Ambiguous lab;
  lab.import("Email,Email 2,Bad emails\nanna@example.org,lee@example.org,lee@example.org\n");
  CHECK(lab.member("anna@example.org").addresses.front().state == AddressState::ok);
  CHECK(lab.member("lee@example.org").addresses.front().state == AddressState::bad);
}

TEST_CASE("members import: an ambiguous row's no is heard by members of the same file too") {
  MemberFiles lab;
  lab.import(
      "Name,Email,Opt-out\nA,a@example.org,\nB,b@example.org,\n"
      "C,a@example.org;b@example.org,yes\nA,a@example.org,\n");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
  CHECK(lab.member("b@example.org").contact == ConsentState::refused);
}

TEST_CASE(
    "members import: a row that contradicts an earlier one is rejected, but its no is heard") {
  MemberFiles lab;
  ImportOptions skip;
  skip.bad_rows = BadRows::skip;
  CHECK(
      told(lab.import("Name,Email,Unsubscribed\nA,a@example.org,\nA,a@example.org,yes\n", skip)) ==
      "1 new, 0 updated, 0 unchanged, 3:1 line 2 has its address already, with other values; "
      "what it says against mail holds");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
}

TEST_CASE("members import: a row with another name is rejected where that is asked, its no heard") {
  MemberFiles lab;
  lab.import("Name,Email\nA,a@example.org\n");
  ImportOptions fail;
  fail.bad_rows = BadRows::skip;
  fail.on_conflict = OnConflict::fail;
  lab.import("Name,Email,Unsubscribed\nX,a@example.org,yes\n", fail);
  CHECK(lab.member("a@example.org").name == "A");
  CHECK(lab.member("a@example.org").contact == ConsentState::refused);
}

}  // namespace qlab::members

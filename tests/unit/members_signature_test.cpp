// SPDX-License-Identifier: Apache-2.0
#include "lib/members/signature.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "lib/members/find.hpp"
#include "lib/members/problems.hpp"
#include "lib/members/query.hpp"
#include "lib/store/change.hpp"
#include "lib/store/undo.hpp"
#include "tests/support/community.hpp"

namespace qlab::members {
namespace {

/// Twenty blocks and a part of one; a few names are in one or two places only.
struct Crowd : test::Community {
  Crowd() {
    store::Change change(store, test::day(1));
    for (int n = 0; n < 660; ++n) member(fmt::format("Person {}", n), fmt::format("p{}@x.org", n));
    rename(70, "Siân Okafor");
    rename(400, "Łukasz the Ümläut");
    store.run("UPDATE member SET organisation = 'Rare Trust, Ltd' WHERE id = 333");
    sign(store);
    change.commit("made");
  }

  void rename(int id, std::string_view name) {
    store.run("UPDATE member SET name = ? WHERE id = ?", name, id);
  }

  std::int64_t change(const std::string& sql) {
    store::Change change(store, test::day(2));
    store.run(sql);
    change.commit("changed");
    return number("SELECT max(id) FROM change_log");
  }

  [[nodiscard]] std::string found(std::string_view query) const {
    std::string refs;
    each(store, Query::parse(query), [&](const Member& member) {
      refs += (refs.empty() ? "" : " ") + std::to_string(member.id);
    });
    return refs;
  }

  [[nodiscard]] bool is_narrowed(const std::string& word) const {
    return blocks_with(store, std::array{word}).has_value();
  }
  [[nodiscard]] std::int64_t signed_blocks() const {
    return number("SELECT count(*) FROM member_signature");
  }
};

void sign_anew(store::Store& store) {
  store.run("DELETE FROM member_signature");
  sign(store);
}

}  // namespace

TEST_CASE("signature: a rare word leads to its blocks, a common or short one to none") {
  const Crowd crowd;
  CHECK(crowd.signed_blocks() == 20);
  // The last block is not full, so that it is always among those to be read.
  CHECK(blocks_with(crowd.store, std::array<std::string, 1>{"okafor"}) == "[2,20]");
  CHECK(blocks_with(crowd.store, std::array<std::string, 2>{"rare", "trust"}) == "[10,20]");
  CHECK_FALSE(crowd.is_narrowed("person"));
  CHECK_FALSE(crowd.is_narrowed("ok"));
  CHECK_FALSE(crowd.is_narrowed(""));
}

TEST_CASE("signature: a query finds the same through it, in any spelling") {
  const Crowd crowd;
  CHECK(crowd.found("name:okafor") == "70");
  CHECK(crowd.found("name:sian") == "70");
  CHECK(crowd.found("umlaut") == "400");
  CHECK(crowd.found("org:rare-trust") == "333");
  CHECK(crowd.found("org:rar").empty());
  CHECK(crowd.found("trust") == "333");
  CHECK(crowd.found("email:p659@") == "660");
  CHECK(crowd.found("name:okafor,umlaut") == "70 400");
  CHECK(crowd.found("-name:person") == "70 400");
  CHECK(crowd.found("name:person org:ltd") == "333");
}

TEST_CASE("signature: a rare role or nation is found through it, and only the whole of it") {
  Crowd crowd;
  crowd.change(
      "UPDATE member SET nation = 'Isle of Man', role = 'Rhwydwr-Ymgyrchwr' WHERE id = 70");
  crowd.change("UPDATE member SET nation = 'Wales' WHERE id <= 600 AND id <> 70");
  sign(crowd.store);
  CHECK(crowd.signed_blocks() == 20);
  CHECK(crowd.is_narrowed("isle"));
  CHECK(crowd.found("nation:isle-of-man") == "70");
  CHECK(crowd.found("nation:ISLE-OF-MAN") == "70");
  CHECK(crowd.found("role:rhwydwr-ymgyrchwr") == "70");
  CHECK(crowd.found("nation:isle").empty());
  CHECK(crowd.found("role:ymgyrchwr").empty());
  CHECK(crowd.found("nation:wales,isle-of-man id:69,70,601") == "69 70");
  // What has no letters is nobody's, not that of all who gave none.
  CHECK(crowd.found("nation:!").empty());

  const auto moved = crowd.change("UPDATE member SET nation = 'Guernsey' WHERE id = 71");
  CHECK(crowd.found("nation:guernsey") == "71");
  store::undo(crowd.store, moved, {}, test::day(3));
  CHECK(crowd.found("nation:guernsey").empty());
}

TEST_CASE("signature: whatever changes a text is found at once, and what is taken back") {
  Crowd crowd;
  const auto renamed = crowd.change("UPDATE member SET name = 'Zebedee' WHERE id = 100");
  CHECK(crowd.signed_blocks() == 19);
  CHECK(crowd.found("name:zebedee") == "100");
  sign(crowd.store);
  CHECK(crowd.signed_blocks() == 20);
  CHECK(crowd.found("name:zebedee") == "100");
  store::undo(crowd.store, renamed, {}, test::day(3));
  CHECK(crowd.found("name:zebedee").empty());
  CHECK(crowd.found("\"person 99\"").empty());
  CHECK(crowd.found("email:p99@") == "100");

  const auto address =
      crowd.change("UPDATE member_address SET address = 'quagga@x.org' WHERE member_id = 9");
  CHECK(crowd.found("email:quagga") == "9");
  crowd.change("UPDATE member_address SET position = 1 WHERE member_id = 200");
  crowd.change("UPDATE member_address SET member_id = 300, position = 2 WHERE member_id = 200");
  sign(crowd.store);
  CHECK(crowd.found("email:p199@") == "300");
  store::undo(crowd.store, address, {}, test::day(3));
  CHECK(crowd.found("email:quagga").empty());
}

TEST_CASE("signature: who is deleted and brought back is found again") {
  Crowd crowd;
  store::Change change(crowd.store, test::day(2));
  crowd.store.run("DELETE FROM member_address WHERE member_id = 70");
  crowd.store.run("DELETE FROM member WHERE id = 70");
  sign(crowd.store);
  change.commit("gone");
  CHECK(crowd.found("okafor").empty());
  CHECK_FALSE(blocks_with(crowd.store, std::array<std::string, 1>{"okafor"}) == "[2,20]");
  store::undo(crowd.store, crowd.number("SELECT max(id) FROM change_log"), {}, test::day(3));
  CHECK(crowd.found("okafor") == "70");
}

TEST_CASE("signature: one that lacks what its members need is found, more than they need is not") {
  Crowd crowd;
  CHECK(deficient_blocks(crowd.store).empty());
  crowd.store.run("UPDATE member_signature SET bits = zeroblob(512) WHERE block = 2");
  crowd.store.run("UPDATE member_signature SET bits = x'FF' WHERE block = 7");
  const std::string all(512, static_cast<char>(0xFF));
  crowd.store.run("UPDATE member_signature SET bits = CAST(? AS BLOB) WHERE block = 11", all);
  CHECK(crowd.found("okafor").empty());
  CHECK(deficient_blocks(crowd.store) == std::vector<std::int64_t>{2, 7});
  const auto found = problems(crowd.store);
  REQUIRE(found.size() == 2);
  CHECK(found[0].message ==
        "searches may miss members from m64 to m95: what is kept of their names and addresses is "
        "not all of it");
  CHECK(found[0].severity == store::Severity::problem);
}

TEST_CASE("signature: one of a block that nobody can be in is passed over") {
  Crowd crowd;
  for (const auto* block : {"-1", "4611686018427387904"})
    crowd.store.run(
        fmt::format("INSERT INTO member_signature (block, bits) VALUES ({}, x'00')", block));
  CHECK(deficient_blocks(crowd.store).empty());
  crowd.store.run("DELETE FROM member_signature WHERE block = 3");
  sign(crowd.store);
  CHECK(crowd.store.first("SELECT count(*) FROM member_signature WHERE block = 3")->integer(0) ==
        1);
  CHECK(crowd.found("okafor") == "70");
}

TEST_CASE("signature: blocks that hold nobody cost nothing, however many there are") {
  Crowd crowd;
  for (const auto* id : {"900000000000", "900000000100"})
    crowd.store.run(fmt::format(
        "INSERT INTO member (id, name, joined_at, updated_at) VALUES ({}, 'Far Away', 1, 1)", id));
  sign(crowd.store);
  CHECK(crowd.signed_blocks() == 22);
  CHECK(deficient_blocks(crowd.store).empty());
  CHECK(crowd.found("away") == "900000000000 900000000100");
  CHECK(crowd.found("okafor") == "70");
}

TEST_CASE("signature: a single bit that is lacking is found, of a name as of an address") {
  Crowd crowd;
  const auto lacks_after = [&](const std::string& sql) {
    crowd.store.run("CREATE TEMP TABLE kept AS SELECT block, bits FROM member_signature");
    crowd.store.run(sql);
    crowd.store.run("DELETE FROM member_signature");
    crowd.store.run("INSERT INTO member_signature (block, bits) SELECT block, bits FROM kept");
    crowd.store.run("DROP TABLE kept");
    return deficient_blocks(crowd.store);
  };
  CHECK(lacks_after("UPDATE member SET name = 'zzz' WHERE id = 33") ==
        std::vector<std::int64_t>{1});
  sign_anew(crowd.store);
  CHECK(lacks_after("UPDATE member SET organisation = 'qqq' WHERE id = 31") ==
        std::vector<std::int64_t>{0});
  sign_anew(crowd.store);
  CHECK(lacks_after("UPDATE member_address SET address = 'www' WHERE member_id = 639") ==
        std::vector<std::int64_t>{19});
}

TEST_CASE("signature: it is no part of what a change is known to have done") {
  Crowd crowd;
  const auto renamed = crowd.change("UPDATE member SET name = 'Zebedee' WHERE id = 100");
  const auto detail = store::look_at(crowd.store, renamed, {});
  REQUIRE(detail.tables.size() == 1);
  CHECK(detail.tables.front().table == "member");
}

TEST_CASE("signature: any words in any order of changes are found as by reading everybody") {
  Crowd crowd;
  std::mt19937 random(20270220);
  const std::array<std::string, 6> texts{"Ana Maria", "ÉLODIE", "o'brien",
                                         "王小明",    "x",      "MARIA-ANA"};
  for (int round = 0; round < 30; ++round) {
    for (int n = 0; n < 5; ++n) {
      const auto id = static_cast<int>(random() % 660 + 1);
      crowd.rename(id, texts[random() % texts.size()]);
    }
    if (round % 3 == 0) sign(crowd.store);
    for (const std::string query :
         {"name:maria", "name:elodie", "brien", "小明", "-ana", "org:trust"}) {
      CAPTURE(query);
      const auto through = crowd.found(query);
      crowd.store.run("CREATE TEMP TABLE kept AS SELECT block, bits FROM member_signature");
      crowd.store.run("DELETE FROM member_signature");
      CHECK(crowd.found(query) == through);
      crowd.store.run("INSERT INTO member_signature (block, bits) SELECT block, bits FROM kept");
      crowd.store.run("DROP TABLE kept");
    }
  }
}

}  // namespace qlab::members

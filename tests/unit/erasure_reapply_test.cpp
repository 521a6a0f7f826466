// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/reapply.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/find.hpp"
#include "lib/store/change.hpp"
#include "tests/support/community.hpp"

namespace qlab::erasure {
namespace {

struct Erased : test::Community {
  std::filesystem::path ledger = ledger_path(store.path());
  mail::SendLock lock{store.path(), std::chrono::milliseconds(0)};

  Erased() { member("Anna Lee", "anna@example.org"); }

  void erase_anna() {
    erase(store, lock, members::by_id(store, 1).value(), {}, test::day(1));
    CHECK(finish(store, ledger, test::day(1)));
  }

  /// As an older backup would: the person is there, and nothing is known of the erasure.
  void bring_back(std::int64_t id, std::string_view address) {
    store.run("DELETE FROM erasure");
    store.run("DELETE FROM suppression");
    store.run(
        "INSERT INTO member (id, name, joined_at, updated_at) VALUES (?1, 'Anna', ?2, ?2)"
        " ON CONFLICT (id) DO UPDATE SET erased_at = NULL, name = 'Anna'",
        id, test::day(0));
    store.run(
        "INSERT INTO member_address (member_id, position, address, key) VALUES (?1, 0, ?2, ?2)", id,
        address);
  }
};

}  // namespace

TEST_CASE("reapply: a person is known by an address, under another id too") {
  Erased erased;
  erased.erase_anna();
  CHECK(unapplied(erased.store, erased.ledger).empty());
  erased.bring_back(7, "anna@example.org");
  CHECK_THROWS_AS(require_applied(erased.store), Error);
  const auto again = reapply(erased.store, erased.lock, erased.ledger, test::day(2));
  REQUIRE(again.size() == 1);
  CHECK(again.front().member == 7);
  CHECK_FALSE(members::by_id(erased.store, 7));
  CHECK(mail::suppression(erased.store, "anna@example.org"));
  CHECK_NOTHROW(require_applied(erased.store));
}

TEST_CASE("reapply: whoever got the same id meanwhile is left alone, and the address stays out") {
  Erased erased;
  erased.erase_anna();
  erased.bring_back(1, "cai@example.org");
  CHECK(reapply(erased.store, erased.lock, erased.ledger, test::day(2)).empty());
  CHECK(members::by_id(erased.store, 1));
  CHECK(mail::suppression(erased.store, "anna@example.org"));
}

TEST_CASE("reapply: a backup from before there was a key is matched by id and time of joining") {
  Erased erased;
  erased.erase_anna();
  erased.bring_back(1, "anna@example.org");
  erased.store.run("UPDATE store_secret SET suppression_key = lower(hex(randomblob(32)))");
  CHECK(reapply(erased.store, erased.lock, erased.ledger, test::day(2)).size() == 1);
  CHECK(mail::suppression(erased.store, "anna@example.org"));
}

TEST_CASE("ledger: completed after a crash, whole lines only, of this store only") {
  Erased erased;
  erased.erase_anna();
  const auto line = read_file(erased.ledger);
  CHECK(line.find("anna") == std::string::npos);
  CHECK(line.ends_with('\n'));
  // A line that was cut off does not spoil the next, and a second run adds nothing.
  write_file(erased.ledger, line.substr(0, line.size() / 2));
  complete(erased.store, erased.ledger);
  complete(erased.store, erased.ledger);
  CHECK(read_file(erased.ledger) == line.substr(0, line.size() / 2) + "\n" + line);
  // Another community's ledger beside this store says nothing about it.
  erased.store.run("UPDATE store_identity SET store_uuid = 'other'");
  erased.store.run("DELETE FROM erasure");
  CHECK(unapplied(erased.store, erased.ledger).empty());
}

}  // namespace qlab::erasure

// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/listing.hpp"

#include <doctest/doctest.h>

#include "tests/support/errors.hpp"
#include "tests/support/mailroom.hpp"

namespace qlab::mail {
namespace {

std::vector<std::int64_t> ids(const test::Mailroom& room, std::optional<std::string_view> query) {
  std::vector<std::int64_t> chosen;
  list(room.store, query, [&](const Entry& entry) { chosen.push_back(entry.id); });
  return chosen;
}

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("listing: fields and words choose, and all must hold") {
  test::Mailroom room;
  room.fill(4);
  room.own(2);
  room.store.run("UPDATE message SET state = 'sent' WHERE id IN (1, 2)");
  room.store.run("UPDATE message SET state = 'failed' WHERE id = 3");
  room.store.run("UPDATE message SET purpose = 'remind', object = 'w2' WHERE id = 4");
  CHECK(ids(room, std::nullopt) == Ids{1, 2, 3, 4});
  CHECK(ids(room, "").empty());
  CHECK(ids(room, "state:sent") == Ids{1, 2});
  CHECK(ids(room, "state:sent,failed -member:m2") == Ids{1, 3});
  CHECK(ids(room, "member:m2") == Ids{2});
  CHECK(ids(room, "member:2") == Ids{2});
  CHECK(ids(room, "-member:m2") == Ids{1, 3, 4});
  CHECK(ids(room, "object:w1 -state:sent,failed").empty());
  CHECK(ids(room, "purpose:remind") == Ids{4});
  CHECK(ids(room, "-purpose:remind object:w1,w2 state:sent") == Ids{1, 2});
  CHECK(ids(room, "PERSON3@") == Ids{3});
  CHECK(ids(room, "invitation -person3@example.org state:failed").empty());
}

TEST_CASE("listing: words are found without regard to case and accents") {
  test::Mailroom room;
  room.fill(1);
  room.store.run("UPDATE message SET subject = 'Cyfarfod \u00e2 Si\u00e2n'");
  CHECK(ids(room, "SIAN") == Ids{1});
  CHECK(ids(room, "si\u00e2n cyfarfod") == Ids{1});
}

TEST_CASE("listing: an unknown field, state or member is a usage error with a way out") {
  const test::Mailroom room;
  const auto error = [&](std::string_view query) {
    const auto thrown = test::error_of([&] { ids(room, query); });
    REQUIRE(thrown);
    CHECK(thrown->kind() == Kind::usage);
    return std::string(thrown->what()) + " / " + thrown->hint();
  };
  CHECK(error("stat:sent") == "a query knows no field 'stat' / did you mean 'state'?");
  CHECK(error("state:snet") == "no state is named 'snet' / did you mean 'sent'?");
  CHECK(error("member:anna") == "'anna' is no member's id / write it like m12");
}

TEST_CASE("listing: a message that is not there is nothing") {
  const test::Mailroom room;
  CHECK_FALSE(find(room.store, 1));
  CHECK_FALSE(bytes_of(room.store, 1));
}

}  // namespace qlab::mail

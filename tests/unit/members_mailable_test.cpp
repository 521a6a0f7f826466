// SPDX-License-Identifier: Apache-2.0
#include "lib/members/mailable.hpp"

#include <doctest/doctest.h>

#include "lib/members/find.hpp"
#include "tests/support/community.hpp"

namespace qlab::members {
namespace {

/// A collaborator with an address and another one.
struct Anna : test::Community {
  Anna() {
    store.run("UPDATE member SET relation = 'collaborator' WHERE id = ?", id);
    store.run(
        "INSERT INTO member_address (member_id, position, address, key)"
        " VALUES (?1, 1, 'Anna@Work.example', 'anna@work.example')",
        id);
  }

  /// Why a mail that was written to this address may not go there; empty where it may.
  [[nodiscard]] std::string objection(std::string_view address) const {
    const auto member = by_id(store, id);
    REQUIRE(member);
    const auto why =
        Mailable(store, Basis::relationship).objection_to_mail(member.value(), address);
    return why ? why->text : "";
  }

  std::int64_t id = member("Anna", "anna@example.org");
};

}  // namespace

TEST_CASE("mailable: a mail goes to any address that is the member's when it leaves") {
  const Anna anna;
  CHECK(anna.objection("anna@example.org").empty());
  CHECK(anna.objection("ANNA@work.EXAMPLE").empty());
  CHECK(anna.objection("ana@example.org") == "the address is no longer theirs");
  CHECK(anna.objection("no address") == "the address is no longer theirs");
}

TEST_CASE("mailable: a mail does not go to another address of the member's that is bad") {
  Anna anna;
  anna.store.run("UPDATE member_address SET state = 'bad' WHERE position = 1");
  CHECK(anna.objection("anna@example.org").empty());
  CHECK(anna.objection("anna@work.example") == "the address is bad");
}

TEST_CASE("mailable: whoever may not be written to gets no mail at any of their addresses") {
  Anna anna;
  anna.store.run("UPDATE member SET delivery = 'off'");
  CHECK(anna.objection("anna@example.org") == "delivery is off");
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"

namespace qlab::test {

TEST_CASE("mail list: every field is there, empty ones as null") {
  const Lab lab;
  queue_mails(lab, 1);
  const auto mails = lab.run({"mail", "list", "--json"});
  CHECK(mails.status == 0);
  CHECK(mails.err.empty());
  CHECK(nlohmann::ordered_json::parse(mails.out) == nlohmann::ordered_json::parse(R"([{
          "ref": "o1", "id": 1, "state": "queued", "member": "m1", "to": "person1@example.net",
          "subject": "Invitation 1 – café", "message_id": "seed-1@example.org",
          "purpose": "invite", "object": "w1", "attempts": 0, "detail": "",
          "queued_at": "2027-01-15T09:00:00Z", "due_at": "2027-01-15T09:00:00Z",
          "tried_at": null, "done_at": null}])"));
}

TEST_CASE("mail list: a query chooses, ids are for pipes") {
  const Lab lab;
  queue_mails(lab, 3);
  const auto one = lab.run({"mail", "list", "member:m2", "--format", "ids"});
  CHECK(one.out == "o2\n");
  CHECK(one.err.empty());
  CHECK(one.status == 0);
  CHECK(lab.run({"mail", "list", "state:queued CAFE -member:m2", "--format", "ids"}).out ==
        "o1\no3\n");
  CHECK(lab.run({"mail", "list", "state:queued", "person3@example.net", "--format", "ids"}).out ==
        "o3\n");
  CHECK(lab.run({"mail", "list", "-member:m2", "-object:w9", "--format", "ids"}).out == "o1\no3\n");
  CHECK(lab.run({"mail", "list", "", "--json"}).out == "[]\n");
  const auto none = lab.run({"mail", "list", "state:sent", "--json"});
  CHECK(none.out == "[]\n");
  CHECK(none.status == 0);
}

TEST_CASE("mail list: an unknown field is named with the nearest") {
  const Lab lab;
  const auto failed = lab.run({"mail", "list", "stat:sent"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(failed.err == "qlab: a query knows no field 'stat'\nhint: did you mean 'state'?\n");
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/outbox.hpp"

namespace qlab::test {
namespace {

struct Outbox : Lab {
  Outbox() {
    queue_mails(*this, 4);
    execute(*this,
            "UPDATE message SET state = 'failed', detail = 'no such user' WHERE id IN (1, 2);"
            "UPDATE message SET state = 'sent' WHERE id = 3");
  }
};

}  // namespace

TEST_CASE("mail retry: the mails named are due now and sent with the same Message-ID") {
  Outbox lab;
  lab.configure(maildir_relay(lab));
  const auto retried = lab.json({"mail", "retry", "o1"});
  CHECK(retried ==
        parse_json(R"({"action": "retry", "dry_run": false, "retried": ["o1"], "refused": []})"));
  CHECK(states(lab) == "queued failed sent queued");
  REQUIRE(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent failed sent sent");
  CHECK(lab.json({"mail", "view", "o1"}).at("message_id") == "seed-1@example.org");
}

TEST_CASE("mail retry: a query means its failed and deferred mails, standard input holds ids") {
  const Outbox lab;
  CHECK(lab.json({"mail", "retry", "object:w1", "-n"}).at("retried") ==
        parse_json(R"(["o1", "o2"])"));
  CHECK(states(lab) == "failed failed sent queued");
  CHECK(lab.json({"mail", "retry", "-"}, "o2\n").at("retried").size() == 1);
  CHECK(states(lab) == "failed queued sent queued");
  const auto none = lab.run({"mail", "retry", "object:w9", "--json"});
  CHECK(none.status == 0);
  CHECK(parse_json(none.out).at("retried").empty());
}

TEST_CASE("mail retry: each that is refused is named with the reason") {
  const Outbox lab;
  const auto some = lab.run({"mail", "retry", "o1", "o3", "o4", "o9"});
  CHECK(some.status == 3);
  CHECK(some.err ==
        "o3 was not retried: it was sent already\n"
        "o4 was not retried: it waits for the next 'mail send' already\n"
        "o9 was not retried: there is no such mail\n");
  CHECK(states(lab) == "queued failed sent queued");
  const auto all = lab.run({"mail", "retry", "o3"});
  CHECK(all.status == 6);
  CHECK(all.out.empty());
  CHECK(all.err == "qlab: o3 was not retried: it was sent already\n");
}

TEST_CASE("mail retry: a wrong word is explained") {
  const Outbox lab;
  const auto word = lab.run({"mail", "retry", "anna"});
  CHECK(word.status == 2);
  CHECK(word.err ==
        "qlab: 'anna' is no mail's id\nhint: write it like o12; 'qlab mail list' "
        "shows them\n");
  CHECK(lab.run({"mail", "retry", "stat:failed"}).status == 2);
  CHECK(lab.run({"mail", "retry"}).status == 2);
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"

namespace qlab::test {

TEST_CASE("store adopt: a moved store reads and writes, and sends once it is adopted") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 2);
  const auto moved = lab.path("lab/moved.db");
  std::filesystem::rename(lab.store(), moved);
  lab.variables["QLAB_STORE"] = moved.string();
  CHECK(lab.run({"members", "list"}).status == 0);
  CHECK(lab.run({"members", "add", "--name", "Cai", "--email", "cai@example.org"}).status == 0);
  const auto refused = lab.run({"mail", "send"});
  CHECK(refused.status == 6);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("it was adopted as '" + lab.store().string() + "'") != std::string::npos);
  const auto adopted = lab.json({"store", "adopt", "--reason", "moved here", "--nothing-was-sent"});
  CHECK(adopted.at("because") == "it was adopted as '" + lab.store().string() + "'");
  CHECK(adopted.at("uncertain") == 0);
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent sent");
}

TEST_CASE("store adopt: a copy of a whole folder does not send, and what waits becomes uncertain") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 2);
  std::filesystem::copy(lab.path("lab"), lab.path("copy"));
  lab.variables["QLAB_STORE"] = lab.path("copy/qlab.db").string();
  CHECK(lab.run({"mail", "send"}).status == 6);
  const auto adopted = lab.json({"store", "adopt", "--reason", "for training"});
  CHECK(adopted.at("uncertain") == 2);
  CHECK(states(lab) == "uncertain uncertain");
  CHECK(lab.json({"store", "log"}).at(0).at("summary") == "adopted: for training");
}

TEST_CASE("store adopt: the store that is at home has nothing to adopt") {
  const Lab lab;
  queue_mails(lab, 1);
  const auto again = lab.run({"store", "adopt", "--reason", "to be sure", "--json"});
  CHECK(again.status == 0);
  CHECK(parse_json(again.out).at("adopted") == false);
  CHECK(again.err == "nothing to do: the store is adopted here already\n");
  CHECK(states(lab) == "queued");
}

TEST_CASE("store adopt: a reason is needed") {
  const Lab lab;
  CHECK(lab.run({"store", "adopt"}).status == 2);
  check_failed(lab.run({"store", "adopt", "--reason", " "}), 2,
               "qlab: the reason is empty\nhint: say why this is the one that may send\n");
}

}  // namespace qlab::test

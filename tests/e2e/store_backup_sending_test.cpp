// SPDX-License-Identifier: Apache-2.0
// A backup that is made while somebody sends.
#include <doctest/doctest.h>
#include <poll.h>

#include <future>

#include "tests/support/crash.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

/// Three mails are being sent: the first is sent, the relay thinks the second over.
struct SendingLab : Lab {
  SendingLab() {
    configure(plain_smtp(relay.url()));
    queue_mails(*this, 3);
    sender = std::async(std::launch::async, [this] { return run({"mail", "send"}); });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (relay.accepted().size() < 2 || !states(*this).starts_with("sent ")) {
      REQUIRE(std::chrono::steady_clock::now() < deadline);
      ::poll(nullptr, 0, 5);
    }
  }

  [[nodiscard]] std::string states_in(const std::string& backup) const {
    std::string all;
    for (const auto& mail : json({"mail", "list", "--store", backup}))
      all += (all.empty() ? "" : " ") + mail.at("state").get<std::string>();
    return all;
  }

  FaultSmtp relay{{"--fault", "dot=hold", "--every", "2"}};
  std::future<Finished> sender;
};

}  // namespace

TEST_CASE("store backup: while somebody sends, killed anywhere, the old or the new one is whole" *
          doctest::test_suite("long")) {
  const SendingLab lab;
  const auto held = states(lab);
  CHECK(held != "sent sent sent");
  const auto backup = lab.path("copy.db").string();
  CHECK(lab.run({"store", "backup", backup}).status == 0);
  for (int nth = 1; nth < 5000; nth += runs_long() ? 1 : 151) {
    CAPTURE(nth);
    const bool finished =
        run_killed(lab, {"store", "backup", backup, "--force"},
                   "pwrite64,fsync,fdatasync,rename,renameat2,ftruncate,unlink", nth)
            .status == 0;
    CHECK(lab.states_in(backup) == held);
    // It is adopted nowhere, and nobody sends from it any more.
    const auto checked = lab.run({"store", "check", "--format", "tsv", "--store", backup});
    CHECK(checked.out.find("damage\t") == std::string::npos);
    if (finished) break;
  }
  lab.relay.release();
}

TEST_CASE("store backup: one that was made while somebody sent sends nothing again") {
  SendingLab lab;
  const auto backup = lab.path("copy.db").string();
  REQUIRE(lab.run({"store", "backup", backup}).status == 0);
  lab.relay.release();
  CHECK(lab.sender.get().status == 0);
  CHECK(lab.relay.accepted().size() == 3);
  // The store is lost, with all that stood beside it.
  std::filesystem::remove_all(lab.path("lab"));
  std::filesystem::create_directory(lab.path("lab"));
  std::filesystem::rename(backup, lab.store());
  CHECK(lab.run({"mail", "send"}).status == 6);
  REQUIRE(lab.run({"store", "adopt", "--reason", "the disk was lost"}).status == 0);
  CHECK(lab.run({"mail", "send"}).status != 6);
  CHECK(states(lab) == "sent uncertain uncertain");
  CHECK(lab.relay.accepted().size() == 3);
}

}  // namespace qlab::test

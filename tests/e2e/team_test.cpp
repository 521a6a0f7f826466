// SPDX-License-Identifier: Apache-2.0
// Several people on one store (docs/team.md): real processes at the same time.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

constexpr int writers = 4;
constexpr int changes = 8;  ///< of each
constexpr int readers = 3;

/// What went wrong in threads, which must not use the checks of the test themselves.
struct Outcome {
  std::atomic<int> failures{0};
  std::atomic<bool> done{false};
};

void write_members(const Lab& lab, int writer, Outcome& outcome) {
  for (int change = 1; change <= changes; ++change) {
    const auto added = lab.run({"members", "add", "--name", fmt::format("P {} {}", writer, change),
                                "--email", fmt::format("p{}.{}@example.org", writer, change)});
    if (added.status != 0) ++outcome.failures;
  }
}

/// Every reader sees some whole state: never fewer members than before.
void read_members(const Lab& lab, Outcome& outcome) {
  std::size_t seen = 0;
  while (!outcome.done) {
    const auto listed = lab.run({"members", "list", "--format", "ids"});
    const auto now =
        static_cast<std::size_t>(std::count(listed.out.begin(), listed.out.end(), '\n'));
    if (listed.status != 0 || !listed.err.empty() || now < seen) ++outcome.failures;
    seen = now;
  }
}

}  // namespace

TEST_CASE("team: readers never block, writers queue, nothing is lost") {
  const Lab lab;
  Outcome outcome;
  std::vector<std::thread> watching;
  std::vector<std::thread> working;
  for (int reader = 0; reader < readers; ++reader)
    watching.emplace_back([&] { read_members(lab, outcome); });
  for (int writer = 0; writer < writers; ++writer)
    working.emplace_back([&, writer] { write_members(lab, writer, outcome); });
  for (auto& each : working) each.join();
  outcome.done = true;
  for (auto& each : watching) each.join();
  CHECK(outcome.failures == 0);
  CHECK(lab.json({"members", "list"}).size() == std::size_t{writers} * changes);
  CHECK(lab.json({"store", "log"}).size() == std::size_t{writers} * changes);
  CHECK(lab.run({"store", "check"}).status == 0);
}

TEST_CASE("team: of several who send at once one does, and everybody gets one mail") {
  Lab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 40);
  std::atomic<int> sent{0};
  std::atomic<int> locked{0};
  std::vector<std::thread> senders;
  for (int sender = 0; sender < 4; ++sender) {
    senders.emplace_back([&] {
      const auto finished = lab.run({"mail", "send"});
      if (finished.status == 0) ++sent;
      if (finished.status == 11) ++locked;
    });
  }
  for (auto& each : senders) each.join();
  CHECK(sent >= 1);
  CHECK(sent + locked == 4);
  const std::filesystem::directory_iterator mails(lab.path("outgoing/new"));
  CHECK(std::distance(mails, {}) == 40);
}

}  // namespace qlab::test

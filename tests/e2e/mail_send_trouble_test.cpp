// SPDX-License-Identifier: Apache-2.0
// A relay that fails, and senders that are in each other's way or die.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <poll.h>

#include <csignal>
#include <functional>
#include <future>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

using Strings = std::vector<std::string>;

/// The mails a relay took, as Message-IDs.
Strings taken(const FaultSmtp& relay) {
  Strings ids;
  for (const auto& mail : relay.accepted()) ids.push_back(mail.at("message_id"));
  return ids;
}

/// Another process works at its own pace.
void wait_until(const std::function<bool()>& is_so) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!is_so()) {
    REQUIRE(std::chrono::steady_clock::now() < deadline);
    ::poll(nullptr, 0, 5);
  }
}

/// A sender of three mails that is stuck with the second: the relay took it and thinks it over,
/// until it is released.
struct StuckSender {
  explicit StuckSender(Lab& lab) : relay({"--fault", "dot=hold", "--every", "2"}) {
    lab.configure(plain_smtp(relay.url()));
    queue_mails(lab, 3);
    sender = std::async(std::launch::async, [&lab] { return lab.run({"mail", "send"}); });
    wait_until([&] { return taken(relay).size() == 2 && states(lab).starts_with("sent "); });
    pid = std::stoi(read(lab.store().string() + ".send-lock"));
  }

  /// Sends the signal and waits until its handler has run: before that the relay's answer may
  /// overtake it, and a second signal may merge with it.
  void interrupt(int signal) const {
    ::kill(pid, signal);
    wait_until([&] { return !among("SigCgt:", signal) && !among("SigBlk:", signal); });
  }

  /// Whether the signal is one of those that the sender catches, or blocks while it handles them.
  [[nodiscard]] bool among(std::string_view signals, int signal) const {
    const auto status = read(fmt::format("/proc/{}/status", pid));
    const auto mask = status.substr(status.find(signals) + signals.size());
    return (std::stoull(mask, nullptr, 16) & (1ULL << (signal - 1))) != 0;
  }

  /// How the sender ended, once the relay answered.
  int end() {
    relay.release();
    return sender.get().status;
  }

  FaultSmtp relay;
  std::future<Finished> sender;
  pid_t pid = 0;
};

}  // namespace

TEST_CASE("mail send: one refused recipient fails alone") {
  Lab lab;
  const FaultSmtp relay({"--fault", "rcpt=550", "--every", "3"});
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 5);
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 3);
  CHECK(sent.out.empty());
  CHECK(sent.err == "o3 to person3@example.net failed: 550 5.1.1 no such user\n");
  CHECK(states(lab) == "sent sent failed sent sent");
  CHECK(taken(relay).size() == 4);
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(taken(relay).size() == 4);
}

TEST_CASE("mail send: a deferred recipient comes again later, with the same Message-ID") {
  Lab lab;
  {
    const FaultSmtp relay({"--fault", "rcpt=450"});
    lab.configure(plain_smtp(relay.url()));
    queue_mails(lab, 1);
    const auto deferred = lab.run({"mail", "send"});
    CHECK(deferred.status == 75);
    CHECK(deferred.err == "o1 to person1@example.net was deferred: 450 4.2.1 try later\n");
    CHECK(lab.run({"mail", "send"}).status == 0);
    CHECK(states(lab) == "deferred");
  }
  const FaultSmtp healed;
  lab.configure(plain_smtp(healed.url()));
  lab.variables["QLAB_NOW"] = "2027-01-15T09:01:00Z";
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent");
  CHECK(taken(healed) == Strings{"<seed-1@example.org>"});
}

TEST_CASE("mail send: a relay in trouble stops the run and burns nobody") {
  Lab lab;
  const FaultSmtp relay({"--fault", "mail=451"});
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 3);
  const auto stopped = lab.run({"mail", "send"});
  CHECK(stopped.status == 75);
  CHECK(stopped.out.empty());
  CHECK(stopped.err.starts_with("qlab: sending stopped: "));
  CHECK(stopped.err.find("hint: 3 waiting in the outbox") != std::string::npos);
  CHECK(states(lab) == "queued queued queued");
  for (const auto& mail : lab.json({"mail", "list"})) CHECK(mail.at("attempts") == 0);
}

TEST_CASE("mail send: a relay that is not there is temporary") {
  Lab lab;
  lab.configure(plain_smtp("smtp://localhost:1"));
  queue_mails(lab, 1);
  const auto failed = lab.run({"mail", "send", "--json"});
  CHECK(failed.status == 75);
  CHECK(parse_json(failed.err).at("error").at("code") == "temporary");
  CHECK(parse_json(failed.out).at("remaining") == 1);
  CHECK(states(lab) == "queued");
}

TEST_CASE("mail send: refused content stops the run") {
  Lab lab;
  const FaultSmtp relay({"--fault", "dot=554"});
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 3);
  const auto stopped = lab.run({"mail", "send"});
  CHECK(stopped.status == 6);
  CHECK(states(lab) == "failed queued queued");
}

TEST_CASE("mail send: a mail without an answer is uncertain and is never repeated") {
  Lab lab;
  const FaultSmtp relay({"--fault", "dot=drop", "--every", "2"});
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 3);
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 3);
  CHECK(sent.err.starts_with(
      "o2 to person2@example.net is uncertain and will not be repeated: the mail went up"));
  CHECK(states(lab) == "sent uncertain sent");
  lab.variables["QLAB_NOW"] = "2027-01-20T09:00:00Z";
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(taken(relay).size() == 3);
}

TEST_CASE("mail send: of two at once one sends, and the other says who or waits") {
  Lab lab;
  StuckSender stuck(lab);
  const auto second = lab.run({"mail", "send"});
  CHECK(second.status == 11);
  CHECK(second.out.empty());
  CHECK(second.err.starts_with(fmt::format("qlab: process {} is sending already\n", stuck.pid)));
  auto waiting = std::async(std::launch::async, [&lab] {
    return lab.run({"mail", "send", "--wait", "60s"});
  });
  CHECK(waiting.wait_for(std::chrono::milliseconds(200)) == std::future_status::timeout);
  CHECK(stuck.end() == 0);
  CHECK(waiting.get().status == 0);
  CHECK(states(lab) == "sent sent sent");
  CHECK(taken(stuck.relay).size() == 3);
}

TEST_CASE("mail send: of twenty cron jobs at once one sends, and the others say so") {
  Lab lab;
  StuckSender stuck(lab);
  std::vector<std::future<Finished>> crons;
  for (int job = 0; job < 20; ++job) {
    crons.push_back(std::async(std::launch::async, [&lab] { return lab.run({"mail", "send"}); }));
  }
  for (auto& cron : crons) CHECK(cron.get().status == 11);
  CHECK(stuck.end() == 0);
  CHECK(states(lab) == "sent sent sent");
  CHECK(taken(stuck.relay).size() == 3);
}

TEST_CASE("mail send: consent withdrawn during a run holds for its next mail") {
  Lab lab;
  StuckSender stuck(lab);
  CHECK(lab.run({"members", "consent", "m3", "contact", "given", "--evidence", "form"}).status ==
        0);
  CHECK(lab.run({"members", "consent", "m3", "contact", "withdrawn"}).status == 0);
  stuck.relay.release();
  const auto sent = stuck.sender.get();
  CHECK(sent.status == 0);
  CHECK(sent.err == "o3 to person3@example.net was left out: consent to mail was withdrawn\n");
  CHECK(states(lab) == "sent sent cancelled");
  CHECK(taken(stuck.relay).size() == 2);
}

TEST_CASE("mail send: a relay that is away for hours burns nobody, and the run resumes") {
  Lab lab;
  lab.configure(plain_smtp("smtp://localhost:1", 4));
  queue_mails(lab, 5);
  for (const auto* time : {"09:00", "09:10", "10:00", "11:00"}) {
    lab.variables["QLAB_NOW"] = fmt::format("2027-01-15T{}:00Z", time);
    CHECK(lab.run({"mail", "send"}).status == 75);
  }
  CHECK(states(lab) == "queued queued queued queued queued");
  const FaultSmtp back;
  lab.configure(plain_smtp(back.url(), 4));
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent sent sent sent sent");
  CHECK(taken(back).size() == 5);
}

TEST_CASE("mail send: killed in the middle, what was claimed is uncertain and nothing is doubled") {
  Lab lab;
  StuckSender stuck(lab);
  ::kill(stuck.pid, SIGKILL);
  CHECK(stuck.end() == 128 + SIGKILL);
  CHECK(states(lab) == "sent sending sending");
  const auto next = lab.run({"mail", "send"});
  CHECK(next.status == 3);
  CHECK(next.err.find("o2 to person2@example.net is uncertain and will not be repeated: "
                      "sending was broken off") != std::string::npos);
  CHECK(states(lab) == "sent uncertain uncertain");
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(taken(stuck.relay).size() == 2);
}

TEST_CASE("mail send: Ctrl-C ends the run after the mail in flight, and says so") {
  for (const auto& [signal, status] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 143}}) {
    Lab lab;
    StuckSender stuck(lab);
    stuck.interrupt(signal);
    stuck.relay.release();
    const auto interrupted = stuck.sender.get();
    CHECK(interrupted.status == status);
    CHECK(interrupted.err == "interrupted: 2 sent and recorded, 1 waiting in the outbox\n");
    CHECK(states(lab) == "sent sent queued");
    CHECK(taken(stuck.relay).size() == 2);
  }
}

TEST_CASE("mail send: a second Ctrl-C ends it at once, and the mail in flight is in doubt") {
  Lab lab;
  StuckSender stuck(lab);
  stuck.interrupt(SIGINT);
  ::kill(stuck.pid, SIGINT);
  CHECK(stuck.sender.get().status == 128 + SIGINT);
  stuck.relay.release();
  CHECK(lab.run({"mail", "send"}).status == 3);
  CHECK(states(lab) == "sent uncertain uncertain");
}

}  // namespace qlab::test

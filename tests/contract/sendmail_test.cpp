// SPDX-License-Identifier: Apache-2.0
// The sendmail Transport: programs that end in every way, and the one of a real Exim.
#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/mails.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

using mail::Outcome;

mail::Delivery deliver(const mail::SendmailRelay& relay,
                       const std::string& recipient = "b@example.net") {
  return hand_over(*loaded_world().sendmail(relay), {"lab@example.org", recipient},
                   mail_with("hello\r\n"));
}

/// A shell that does this; the recipient is a word of its command line.
mail::SendmailRelay script(const std::string& text) {
  return {.command = {"/bin/sh", "-c", text, "sh", "--", "{recipient}"}};
}

struct Row {
  int status;
  Outcome outcome;
  std::optional<Kind> stop;
};

}  // namespace

TEST_CASE("sendmail: the status of the program says what became of the mail") {
  for (const Row& row : {Row{0, Outcome::sent, {}},
                         {75, Outcome::deferred, {}},
                         {67, Outcome::failed, {}},
                         {68, Outcome::failed, {}},
                         {65, Outcome::failed, Kind::refused},
                         {64, Outcome::not_sent, Kind::config},
                         {77, Outcome::not_sent, Kind::config},
                         {78, Outcome::not_sent, Kind::config},
                         {69, Outcome::not_sent, Kind::temporary},
                         {71, Outcome::not_sent, Kind::temporary},
                         {74, Outcome::not_sent, Kind::temporary},
                         {1, Outcome::uncertain, {}},
                         {127, Outcome::uncertain, {}}}) {
    CAPTURE(row.status);
    const auto delivery =
        deliver(script("cat > /dev/null; echo some words >&2; exit " + std::to_string(row.status)));
    CHECK(delivery.outcome == row.outcome);
    CHECK(delivery.stop == row.stop);
    CHECK(delivery.code == row.status);
    CHECK(delivery.detail ==
          "'/bin/sh' ended with status " + std::to_string(row.status) + ": some words");
  }
}

TEST_CASE("sendmail: a program that dies is uncertain once it has read, and not sent before") {
  const auto after = deliver(script("cat > /dev/null; kill -9 $$"));
  CHECK(after.outcome == Outcome::uncertain);
  CHECK(after.detail == "'/bin/sh' was ended by signal 9");
  const auto before = deliver(script("kill -9 $$"));
  CHECK(before.outcome == Outcome::not_sent);
  CHECK(before.stop == Kind::temporary);
}

TEST_CASE("sendmail: a program that does not end is ended, with what it started") {
  auto relay = script("cat > /dev/null; sleep 60");
  relay.timeout = std::chrono::seconds(1);
  const auto delivery = deliver(relay);
  CHECK(delivery.outcome == Outcome::uncertain);
  CHECK(delivery.detail == "'/bin/sh' did not end in 1 s");
}

TEST_CASE("sendmail: a program that is not there stops the run") {
  const auto delivery = deliver({.command = {"/no/such/program", "{recipient}"}});
  CHECK(delivery.outcome == Outcome::not_sent);
  CHECK(delivery.stop == Kind::config);
  CHECK(delivery.detail == "'/no/such/program' cannot be started: No such file or directory");
}

TEST_CASE("sendmail: a recipient is never read as an option, nor by a shell") {
  const TempDir folder;
  const auto words = (folder.path() / "words").string();
  const std::string program = "cat > /dev/null; printf '%s|' \"$@\" > " + words;
  CHECK(deliver(script(program), "-oQ/tmp@example.net").outcome == Outcome::sent);
  CHECK(read(words) == "--|-oQ/tmp@example.net|");
  CHECK(deliver(script(program), "$HOME`id`@example.net").outcome == Outcome::sent);
  CHECK(read(words) == "--|$HOME`id`@example.net|");
  const auto open = deliver({.command = {"/bin/true", "{recipient}"}}, "-oQ/tmp@example.net");
  CHECK(open.outcome == Outcome::failed);
  CHECK_FALSE(open.stop);
  CHECK(open.detail.find("\"--\"") != std::string::npos);
}

TEST_CASE("sendmail: a command without a recipient is refused") {
  const auto error = error_of([] { (void)loaded_world().sendmail({.command = {"/bin/true"}}); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::config);
}

TEST_CASE("sendmail: Exim's takes a mail as it was made") {
  if (!Exim::installed()) {
    MESSAGE("skipped: exim4 is not installed");
    return;
  }
  const Exim exim;
  const auto bytes = mail_with("Dear Siân,\r\n.\r\n..\r\nFrom here on\r\n");
  const auto transport =
      loaded_world().sendmail({.command = {"/usr/sbin/exim4", "-C", exim.configuration(), "-i",
                                           "-f", "{sender}", "--", "{recipient}"}});
  const auto delivery = hand_over(*transport, {"lab@example.org", "sian@example.net"}, bytes);
  CAPTURE(delivery.detail);
  REQUIRE(delivery.outcome == Outcome::sent);
  const auto stored = with_crlf(read(exim.wait_for_mails(1).at(0)));
  CHECK(stored.find("for sian@example.net") != std::string::npos);
  CHECK(stored.find("Return-path: <lab@example.org>") != std::string::npos);
  CHECK(stored.ends_with("Dear Siân,\r\n.\r\n..\r\nFrom here on\r\n"));
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
// Through a real relay: STARTTLS with its own authority, AUTH, and a reader that is not ours.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/terminal.hpp"

namespace qlab::test {
namespace {

bool is_absent() {
  if (Exim::installed()) return false;
  MESSAGE("skipped: exim4 is not installed");
  return true;
}

/// The relay with its authority; the rest says where the password is.
std::string relay(const Exim& exim, const std::string& rest) {
  return fmt::format(
      "[relay]\nkind = \"smtp\"\nurl = \"{}\"\nca_file = \"{}\"\nusername = \"lab\"\n{}\n",
      exim.url(), exim.ca_file(), rest);
}

std::string password_file(const Lab& lab, const std::string& password) {
  const auto path = lab.file("password", password + "\n");
  std::filesystem::permissions(path, std::filesystem::perms(0600));
  return fmt::format("password_file = \"{}\"", path);
}

}  // namespace

TEST_CASE("mail send: through Exim, encrypted and authenticated, each arrives once and whole") {
  if (is_absent()) return;
  const Exim exim;
  Lab lab;
  queue_mails(lab, 5);
  lab.configure(relay(exim, password_file(lab, "wonderland")));
  const auto report = lab.json({"mail", "send"});
  CHECK(report.at("sent").size() == 5);
  CHECK(report.at("remaining") == 0);
  CHECK(states(lab) == "sent sent sent sent sent");
  std::vector<std::string> recipients;
  for (const auto& file : exim.wait_for_mails(5)) {
    const auto mail = read_mail(file);
    CHECK(mail.at("defects").empty());
    REQUIRE(mail.at("to").size() == 1);
    recipients.push_back(mail.at("to").at(0).at(1));
    const auto text = mail.at("body").at("children").at(0).at("text").get<std::string>();
    CHECK(text.find("come to the café.\n.\nA lone dot") != std::string::npos);
  }
  std::sort(recipients.begin(), recipients.end());
  CHECK(recipients.front() == "person1@example.net");
  CHECK(std::unique(recipients.begin(), recipients.end()) == recipients.end());
  CHECK(exim.wait_for_log("A=").find("X=TLS") != std::string::npos);
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(exim.wait_for_mails(5).size() == 5);
}

TEST_CASE("mail send: the password may come from a command or a credentials folder") {
  if (is_absent()) return;
  const Exim exim;
  Lab lab;
  queue_mails(lab, 1);
  lab.configure(relay(exim, R"(password_command = ["/bin/echo", "wonderland"])"));
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent");
  execute(lab, "UPDATE message SET state = 'queued', message_id = 'again@example.org'");
  lab.configure(relay(exim, ""));
  std::filesystem::create_directory(lab.path("credentials"));
  write(lab.path("credentials/relay_password"), "wonderland");
  lab.variables["CREDENTIALS_DIRECTORY"] = lab.path("credentials").string();
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent");
}

TEST_CASE("mail send: on a terminal a password that is nowhere is asked for, and not shown") {
  if (is_absent()) return;
  const Exim exim;
  Lab lab;
  queue_mails(lab, 1);
  lab.configure(relay(exim, ""));
  const auto by_cron = lab.run({"mail", "send"});
  CHECK(by_cron.status == 78);
  CHECK(by_cron.err.starts_with("qlab: no password is configured for the relay's user 'lab'\n"));
  const auto sent =
      run_on_terminal({.steps = {{"password of 'lab' at the relay: ", "wonderland\n"}}},
                      {binary(), "mail", "send"}, lab.variables);
  CHECK_MESSAGE(sent.status == 0, sent.out);
  CHECK(sent.out.find("wonderland") == std::string::npos);
  CHECK(states(lab) == "sent");
}

TEST_CASE(
    "mail send: Ctrl-C at the question for a password leaves a terminal that shows what is typed") {
  Lab lab;
  queue_mails(lab, 1);
  lab.configure("[relay]\nkind = \"smtp\"\nurl = \"smtp://127.0.0.1:1\"\nusername = \"lab\"\n");
  const auto shown = run_on_terminal(
      {.steps = {{"password of 'lab' at the relay: ", "\x03"}}},
      {"/bin/sh", "-c", "trap : INT; \"$0\" mail send; echo ended with $?; stty -a", binary()},
      lab.variables);
  INFO(shown.out);
  CHECK(shown.out.find("ended with 130") != std::string::npos);
  CHECK(shown.out.find(" echo ") != std::string::npos);
}

TEST_CASE("mail send: a wrong password stops the run, and is never shown") {
  if (is_absent()) return;
  const Exim exim;
  Lab lab;
  queue_mails(lab, 2);
  lab.configure(relay(exim, password_file(lab, "looking-glass")));
  const auto refused = lab.run({"mail", "send", "-v"});
  CHECK(refused.status == 4);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("qlab: sending stopped: 535") != std::string::npos);
  CHECK(refused.err.find("hint: 2 waiting in the outbox") != std::string::npos);
  CHECK(refused.err.find("looking-glass") == std::string::npos);
  CHECK(states(lab) == "queued queued");
}

TEST_CASE("mail send: a password command that fails is not the relay's trouble") {
  if (is_absent()) return;
  const Exim exim;
  Lab lab;
  queue_mails(lab, 1);
  lab.configure(relay(exim, R"(password_command = ["/bin/false"])"));
  const auto failed = lab.run({"mail", "send"});
  CHECK(failed.status == 4);
  CHECK(failed.out.empty());
  CHECK(states(lab) == "queued");
}

TEST_CASE("mail send: a certificate of another authority, or for another host: nothing is sent") {
  if (is_absent()) return;
  Lab lab;
  queue_mails(lab, 1);
  const auto password = password_file(lab, "wonderland");
  const auto check = [&](const Exim& exim) {
    const auto refused = lab.run({"mail", "send"});
    CHECK(refused.status == 78);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("no safe connection") != std::string::npos);
    CHECK(states(lab) == "queued");
    CHECK(exim.wait_for_mails(0).empty());
  };
  const Exim exim;
  const Exim other;
  lab.configure(
      fmt::format("[relay]\nkind = \"smtp\"\nurl = \"{}\"\nca_file = \"{}\"\n"
                  "username = \"lab\"\n{}\n",
                  exim.url(), other.ca_file(), password));
  check(exim);
  const Exim elsewhere({"--host", "relay.example.org"});
  lab.configure(relay(elsewhere, password));
  check(elsewhere);
}

}  // namespace qlab::test

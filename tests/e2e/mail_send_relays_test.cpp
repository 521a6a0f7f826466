// SPDX-License-Identifier: Apache-2.0
// Mail that leaves over HTTP and through a program, as it is configured.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {
namespace {

constexpr auto token = "t0ken-of-the-lab";

std::string secret_file(const Lab& lab, const std::string& secret) {
  const auto path = lab.file("token", secret + "\n");
  std::filesystem::permissions(path, std::filesystem::perms(0600));
  return path;
}

std::string http(const HttpRelay& relay, const std::string& recipe, const std::string& rest) {
  return fmt::format("[relay]\nkind = \"http\"\nrecipe = \"{}\"\nurl = \"{}\"\n{}\n", recipe,
                     relay.url(), rest);
}

}  // namespace

TEST_CASE("mail send: through Postmark, each mail is taken once and the refused one is named") {
  const HttpRelay relay("postmark");
  Lab lab;
  queue_mails(lab, 3);
  execute(lab, "UPDATE message SET address = 'refused@example.net', member_id = NULL WHERE id = 2");
  lab.configure(
      http(relay, "postmark", fmt::format("token_file = \"{}\"", secret_file(lab, token))));
  CHECK(lab.run({"config", "check"}).status == 0);
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 3);
  CHECK(sent.out.empty());
  CHECK(sent.err.find("o2 to refused@example.net failed: 200 (406) You tried to send") !=
        std::string::npos);
  CHECK(states(lab) == "sent failed sent");
  CHECK(relay.accepted().size() == 2);
  CHECK(relay.faults().empty());
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(relay.accepted().size() == 2);
}

TEST_CASE("mail send: a token that the relay refuses stops the run and is never shown") {
  const HttpRelay relay("mailgun");
  Lab lab;
  queue_mails(lab, 2);
  lab.configure(http(relay, "mailgun",
                     "domain = \"mg.example.org\"\n"
                     "token_command = [\"/bin/echo\", \"another-token\"]"));
  const auto refused = lab.run({"mail", "send", "-v"});
  CAPTURE(refused.err);
  CHECK(refused.status == 4);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("sending stopped: 401") != std::string::npos);
  CHECK(refused.err.find("another-token") == std::string::npos);
  CHECK(states(lab) == "queued queued");
}

TEST_CASE("mail send: a token that ran out is asked for anew, once for all connections") {
  const HttpRelay relay("generic");
  Lab lab;
  queue_mails(lab, 6);
  const auto asked = lab.path("asked").string();
  const auto script = fmt::format(
      "echo x >> {0}; if [ $(wc -l < {0}) -lt 2 ]; then echo an-old-token; else echo {1}; fi",
      asked, token);
  lab.configure(
      http(relay, "generic", fmt::format("token_command = [\"/bin/sh\", \"-c\", '{}']", script)) +
      "[send]\nconnections = 3\n");
  const auto sent = lab.run({"mail", "send"});
  CAPTURE(sent.err);
  CHECK(sent.status == 0);
  CHECK(states(lab) == "sent sent sent sent sent sent");
  CHECK(relay.accepted().size() == 6);
  CHECK(read(asked) == "x\nx\n");
}

TEST_CASE("mail send: a token command that fails is named by its setting, and ends with 4") {
  const HttpRelay relay("generic");
  Lab lab;
  queue_mails(lab, 1);
  lab.configure(
      http(relay, "generic", "token_command = [\"/bin/sh\", \"-c\", \"echo s3cret; exit 7\"]"));
  const auto failed = lab.run({"mail", "send"});
  CHECK(failed.status == 4);
  CHECK(failed.err == "qlab: relay.token_command: '/bin/sh' failed with status 7\n");
  CHECK(states(lab) == "queued");
}

TEST_CASE("mail send: the token may come from a credentials folder") {
  const HttpRelay relay("generic");
  Lab lab;
  queue_mails(lab, 1);
  lab.configure(http(relay, "generic", ""));
  const auto without = lab.run({"mail", "send"});
  CHECK(without.status == 78);
  CHECK(without.err.find("set relay.token_file or relay.token_command") != std::string::npos);
  std::filesystem::create_directory(lab.path("credentials"));
  write(lab.path("credentials/relay_token"), token);
  lab.variables["CREDENTIALS_DIRECTORY"] = lab.path("credentials").string();
  CHECK(lab.run({"config", "check"}).status == 0);
  CHECK(lab.run({"mail", "send"}).status == 0);
  CHECK(states(lab) == "sent");
}

TEST_CASE("mail send: a token file that others can read is refused before anything is sent") {
  const HttpRelay relay("generic");
  Lab lab;
  queue_mails(lab, 1);
  lab.configure(http(relay, "generic",
                     fmt::format("token_file = \"{}\"", lab.file("open", "t0ken-of-the-lab\n"))));
  std::filesystem::permissions(lab.path("open"), std::filesystem::perms(0644));
  const auto refused = lab.run({"mail", "send"});
  CHECK(refused.status == 78);
  CHECK(refused.err.find("can be read by others") != std::string::npos);
  CHECK(refused.err.find(token) == std::string::npos);
  CHECK(relay.requests().empty());
}

TEST_CASE("mail send: a relay that closes without an answer leaves one POST and one doubt") {
  const HttpRelay relay("mailgun", {"--fault", "close", "--after-first"});
  Lab lab;
  queue_mails(lab, 2);
  lab.configure(http(relay, "mailgun",
                     fmt::format("domain = \"mg.example.org\"\ntoken_file = \"{}\"",
                                 secret_file(lab, token))) +
                "[send]\nconnections = 1\n");
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 3);
  CHECK(states(lab) == "sent uncertain");
  CHECK(relay.requests().size() == 2);
}

TEST_CASE("mail send: a recipe of one's own is found beside the configuration") {
  const HttpRelay relay("generic");
  Lab lab;
  queue_mails(lab, 2);
  const auto text = read(source("config/relays/generic.toml"));
  write(lab.path("mine.toml"), text);
  const auto rest = fmt::format("token_file = \"{}\"", secret_file(lab, token));
  lab.configure(http(relay, "./mine.toml", rest));
  const auto sent = lab.run({"mail", "send", "--max", "1"});
  CHECK_MESSAGE(sent.status == 0, sent.err);
  CHECK(states(lab) == "sent queued");
  write(lab.path("mine.toml"), text + "[batch]\nsize = many\n");
  const auto wrong = lab.run({"mail", "send"});
  CHECK(wrong.status == 78);
  CHECK(wrong.err.find("mine.toml:") != std::string::npos);
}

TEST_CASE("mail send: through a program, whose status says what became of each mail") {
  Lab lab;
  queue_mails(lab, 3);
  const auto program = lab.file("sendmail",
                                "#!/bin/sh\ncat > \"$0.$2\"\ncase $2 in\n"
                                "person2@*) echo no such person >&2; exit 67;;\n"
                                "person3@*) exit 75;;\nesac\n");
  std::filesystem::permissions(program, std::filesystem::perms(0700));
  lab.configure(fmt::format(
      "[relay]\nkind = \"sendmail\"\ncommand = [\"{}\", \"--\", \"{{recipient}}\"]\n", program));
  const auto sent = lab.run({"mail", "send"});
  CHECK(sent.status == 3);
  CHECK(sent.err.find("ended with status 67: no such person") != std::string::npos);
  CHECK(states(lab) == "sent failed deferred");
  CHECK(read(program + ".person1@example.net").find("A lone dot is above.\n") != std::string::npos);
}

}  // namespace qlab::test

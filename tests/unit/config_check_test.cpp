// SPDX-License-Identifier: Apache-2.0
#include "lib/config/check.hpp"

#include <doctest/doctest.h>

#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

Config with_relay(RelayKind kind) {
  Config config;
  config.identity.email = "lab@example.org";
  config.identity.domain = "example.org";
  config.relay.kind = kind;
  config.relay.url = "smtp://relay.example.org:587";
  config.relay.path = "/srv/out";
  return config;
}

std::vector<std::string_view> keys_of(const Config& config) {
  std::vector<std::string_view> keys;
  for (const auto& problem : problems(config)) keys.push_back(problem.key);
  return keys;
}

using Keys = std::vector<std::string_view>;

}  // namespace

TEST_CASE("config check: what is whole, or not begun, has no problems") {
  CHECK(problems({}).empty());
  CHECK(problems(with_relay(RelayKind::smtp)).empty());
  CHECK(problems(with_relay(RelayKind::maildir)).empty());
}

TEST_CASE("config check: a relay needs its place and a sender") {
  Config config;
  config.relay.kind = RelayKind::smtp;
  CHECK(keys_of(config) == Keys{"identity.email", "identity.domain", "relay.url"});
  CHECK(problems(config).back().message == "an smtp relay needs 'relay.url'");
  config.relay.kind = RelayKind::maildir;
  CHECK(keys_of(config) == Keys{"identity.email", "identity.domain", "relay.path"});
}

TEST_CASE("config check: an http relay needs a recipe, and what the recipe asks for") {
  auto config = with_relay(RelayKind::http);
  config.relay.url.clear();
  CHECK(keys_of(config) == Keys{"relay.recipe"});
  config.relay.recipe = "ses";
  CHECK(keys_of(config) == Keys{"relay.username", "relay.region", "relay.token_file"});
  config.relay.recipe = "mailgun";
  CHECK(keys_of(config) == Keys{"relay.domain", "relay.token_file"});
  config.relay.recipe = "generic";
  CHECK(keys_of(config) == Keys{"relay.url", "relay.token_file"});
  config.relay.recipe = "postmark";
  config.relay.token_command = {"pass", "relay"};
  CHECK(problems(config).empty());
  config.relay.url = "http://relay.example.org/";
  CHECK(keys_of(config) == Keys{"relay.url"});
  config.relay.url = "smtp://relay.example.org";
  CHECK(problems(config).front().hint == "write http:// or https://");
}

TEST_CASE("config check: a recipe that is not there or wrong is named") {
  const test::TempDir dir;
  auto config = with_relay(RelayKind::http);
  config.relay.url.clear();
  config.relay.recipe = "postmrk";
  CHECK(problems(config).front().message == "no recipe is called 'postmrk'");
  CHECK(problems(config).front().hint.starts_with("there are generic, mailgun, postmark"));
  config.relay.recipe = dir.file("mine.toml", "[request]\nurll = \"x\"\n");
  CHECK(problems(config).front().message.ends_with("mine.toml:2:1: unknown key 'urll'"));
}

TEST_CASE("config check: a token in the credentials folder is enough") {
  const test::TempDir dir;
  auto config = with_relay(RelayKind::http);
  config.relay.url.clear();
  config.relay.recipe = "postmark";
  CHECK(keys_of(config) == Keys{"relay.token_file"});
  dir.file("relay_token", "t0ken\n");
  CHECK(problems(config, dir.path()).empty());
}

TEST_CASE("config check: a sendmail relay needs a program and a place for the recipient") {
  auto config = with_relay(RelayKind::sendmail);
  config.relay.command = {"/no/such/program"};
  CHECK(keys_of(config) == Keys{"relay.command", "relay.command"});
  config.relay.command = {"sendmail", "--", "{recipient}"};
  CHECK(problems(config).empty());
}

TEST_CASE("config check: the user of an smtp relay needs a password or a token") {
  auto config = with_relay(RelayKind::smtp);
  config.relay.username = "lab";
  CHECK(keys_of(config) == Keys{"relay.password_file"});
  config.relay.token_command = {"pass", "relay"};
  CHECK(problems(config).empty());
}

TEST_CASE("config check: a mailbox needs its place") {
  Config config;
  config.mailbox.kind = MailboxKind::imap;
  CHECK(keys_of(config) == Keys{"mailbox.url"});
  config.mailbox.kind = MailboxKind::mbox;
  CHECK(keys_of(config) == Keys{"mailbox.path"});
}

TEST_CASE("config check: only a relay on this machine may go without TLS") {
  auto config = with_relay(RelayKind::smtp);
  config.relay.tls = Tls::none;
  for (const auto* here : {"smtp://localhost", "smtp://localhost:2525", "smtp://127.0.0.1:25",
                           "smtp://127.1.2.3", "smtp://[::1]:25"}) {
    config.relay.url = here;
    CHECK(problems(config).empty());
  }
  for (const auto* elsewhere : {"smtp://relay.example.org:25", "smtp://127.example.org",
                                "smtp://localhost.example.org", "smtp://[::2]:25"}) {
    config.relay.url = elsewhere;
    CHECK(keys_of(config) == Keys{"relay.tls"});
  }
}

TEST_CASE("config check: a password file that others can read is named, and not what it holds") {
  const test::TempDir dir;
  auto config = with_relay(RelayKind::smtp);
  config.relay.password_file = dir.file("relay", "hunter2\n", std::filesystem::perms(0644));
  config.relay.password_command = {"false"};
  const auto found = problems(config);
  REQUIRE(found.size() == 2);
  CHECK(found[0].hint == "only the file is used: remove one of them");
  CHECK(found[1].message.ends_with("can be read by others"));
  CHECK(found[1].hint.starts_with("chmod 600"));
}

TEST_CASE("config check: files and folders that are absent are named") {
  const test::TempDir dir;
  auto config = with_relay(RelayKind::smtp);
  config.store.path = dir.path() / "absent.db";
  config.relay.ca_file = dir.path() / "absent.pem";
  config.relay.password_file = dir.path() / "absent";
  config.webinar.templates = dir.path() / "absent";
  CHECK(keys_of(config) ==
        Keys{"store.path", "relay.password_file", "relay.ca_file", "webinar.templates"});
}

}  // namespace qlab::config

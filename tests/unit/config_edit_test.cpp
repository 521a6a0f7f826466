// SPDX-License-Identifier: Apache-2.0
#include "lib/config/edit.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "lib/config/example.hpp"
#include "lib/config/keys.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

std::string set(std::string_view text, std::string_view key, std::string_view typed) {
  return config::set(text, "qlab.toml", key, typed);
}

Error error_from(std::string_view text, std::string_view key, std::string_view typed) {
  const auto error = test::error_of([&] { set(text, key, typed); });
  REQUIRE(error);
  return *error;
}

}  // namespace

TEST_CASE("config edit: a value is replaced on its line and comments stay") {
  CHECK(set("# top\n[send]\nconnections =  4   # é few\nmax_per_run = 9\n", "send.connections",
            "8") == "# top\n[send]\nconnections =  8   # é few\nmax_per_run = 9\n");
  CHECK(set("[identity]\nname = \"Zoë\" # ü\n", "identity.name", "A \"B\" \\ Ł") ==
        "[identity]\nname = \"A \\\"B\\\" \\\\ Ł\" # ü\n");
}

TEST_CASE("config edit: a value of several lines is replaced whole") {
  CHECK(set("[relay]\npassword_command = [\n  \"a\", # x\n  \"b\"\n] # end\ntls = \"none\"\n",
            "relay.password_command", "[\"pass\", \"lab\"]") ==
        "[relay]\npassword_command = [\"pass\", \"lab\"] # end\ntls = \"none\"\n");
}

TEST_CASE("config edit: a new key goes below its commented-out line") {
  CHECK(set("[relay]\n# How.\n# kind = \"smtp\"\n# Where.\n# url = \"x\"\n\n[send]\n", "relay.kind",
            "maildir") ==
        "[relay]\n# How.\n# kind = \"smtp\"\nkind = \"maildir\"\n# Where.\n# url = "
        "\"x\"\n\n[send]\n");
}

TEST_CASE("config edit: a new key goes to the end of its section") {
  CHECK(set("[relay]\nkind = \"smtp\"\n\n[send]\nconnections = 1\n", "relay.tls", "none") ==
        "[relay]\nkind = \"smtp\"\ntls = \"none\"\n\n[send]\nconnections = 1\n");
  CHECK(set("[relay]", "relay.tls", "none") == "[relay]\ntls = \"none\"\n");
  CHECK(set("relay.kind = \"smtp\"\n[send]\n", "send.connections", "2") ==
        "relay.kind = \"smtp\"\n[send]\nconnections = 2\n");
}

TEST_CASE("config edit: a new section goes to the end of the file") {
  CHECK(set("", "comments.moderation", "false") == "[comments]\nmoderation = false\n");
  CHECK(set("[send]\r\nconnections = 1", "comments.moderation", "false") ==
        "[send]\r\nconnections = 1\r\n\r\n[comments]\r\nmoderation = false\r\n");
}

TEST_CASE("config edit: a list is typed as one word or as TOML") {
  CHECK(set("", "mailbox.trusted_authserv", "mx.example.org") ==
        "[mailbox]\ntrusted_authserv = [\"mx.example.org\"]\n");
}

TEST_CASE("config edit: every key can be set in the example") {
  for (const auto& key : keys()) {
    CAPTURE(key.name);
    std::string typed = "example.org";
    if (std::holds_alternative<Number>(key.field)) typed = "7";
    if (std::holds_alternative<Flag>(key.field)) typed = "false";
    if (std::holds_alternative<Duration>(key.field)) typed = "90m";
    if (std::holds_alternative<Hours>(key.field)) typed = "22:00-06:00";
    if (std::holds_alternative<Reminders>(key.field)) {
      typed = "[{name = \"a\", before = \"1h\"}]";
    }
    if (const auto* lists = std::get_if<Lists>(&key.field)) {
      typed = fmt::format("{{{} = [\"Yes\", \"A \\\"b\\\"\"]}}", lists->words.front());
    }
    if (key.name == "scenarios.rules") typed = "want >= 8 people";
    if (const auto* choice = std::get_if<Choice>(&key.field)) typed = choice->words.back();
    if (key.name.ends_with("url")) typed = "https://example.org";
    if (key.name == "relay.url") typed = "smtp://localhost:25";
    if (key.name == "mailbox.url") typed = "imaps://localhost";
    if (key.name == "identity.email" || key.name == "identity.reply_to") typed = "a@example.org";
    if (key.name == "general.timezone") typed = "Asia/Kathmandu";
    const auto edited = set(example(), key.name, typed);
    CHECK(set(edited, key.name, typed) == edited);
  }
}

TEST_CASE("config edit: a key or value that does not fit is the person's mistake") {
  const auto unknown = error_from("", "relay.usrname", "lab");
  CHECK(unknown.kind() == Kind::usage);
  CHECK(std::string(unknown.what()) == "no setting is named 'relay.usrname'");
  CHECK(unknown.hint() == "did you mean 'relay.username'?");
  const auto wrong = error_from("", "relay.tls", "off");
  CHECK(wrong.kind() == Kind::usage);
  CHECK(std::string(wrong.what()) == "'relay.tls' must be required or none, not 'off'");
  CHECK(error_from("", "send.connections", "many").kind() == Kind::usage);
  CHECK(error_from("", "send.connections", "").kind() == Kind::usage);
  CHECK(error_from("", "relay.password_command", "[\"a\"").kind() == Kind::usage);
  CHECK(error_from("", "identity.name", "a\nb").kind() == Kind::usage);
}

TEST_CASE("config edit: nothing else comes in with a value") {
  CHECK(error_from("", "send.connections", "8\nmax_per_run = 1").kind() == Kind::usage);
  CHECK(error_from("", "store.path", "a\"\n[send]").kind() == Kind::usage);
  CHECK(set("", "store.path", "a\" # [send") == "[store]\npath = \"a\\\" # [send\"\n");
}

TEST_CASE("config edit: a text that is invalid or too unusual is left alone") {
  const auto invalid = error_from("[send]\nconections = 4\n", "send.max_per_run", "1");
  CHECK(invalid.kind() == Kind::config);
  CHECK(std::string(invalid.what()) == "qlab.toml:2:1: unknown key 'send.conections'");
  const auto unusual = error_from("send = {connections = 4}\n", "send.max_per_run", "1");
  CHECK(unusual.kind() == Kind::config);
  CHECK(std::string(unusual.what()) ==
        "'qlab.toml' is written so that 'send.max_per_run' cannot be set in it");
  CHECK(unusual.hint() == "change it in an editor");
}

TEST_CASE("config edit: a file keeps its readers, and a link stays a link") {
  const test::TempDir dir;
  const auto file =
      dir.file("real.toml", "[send]\nconnections = 4\n", std::filesystem::perms(0644));
  const auto link = dir.path() / "link.toml";
  std::filesystem::create_symlink(file, link);
  set_in_file(link, "send.connections", "8");
  CHECK(std::filesystem::is_symlink(link));
  CHECK(test::read(file) == "[send]\nconnections = 8\n");
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0644));
}

TEST_CASE("config edit: an absent file is made, for its owner only") {
  const test::TempDir dir;
  const auto file = dir.path() / "new/qlab/qlab.toml";
  set_in_file(file, "general.timezone", "Europe/London");
  CHECK(test::read(file) == "[general]\ntimezone = \"Europe/London\"\n");
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
}

}  // namespace qlab::config

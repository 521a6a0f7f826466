// SPDX-License-Identifier: Apache-2.0
// What is wrong in a qlab.toml is named with its place, and never costs more than an error.
#include <doctest/doctest.h>

#include "lib/config/load.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

// The thread sanitizer keeps 65,536 calls at most, and taking deep tables apart makes more.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define QLAB_KEEPS_FEW_CALLS
#endif
#endif
#ifdef QLAB_KEEPS_FEW_CALLS
constexpr int levels = 60;
#else
constexpr int levels = 120;
#endif

struct Mistake {
  std::string place_and_message;  ///< without the file's name
  std::string hint;
};

/// Loads the text as the named file and returns what was wrong with it.
Mistake mistake_in(std::string_view text,
                   std::filesystem::perms mode = std::filesystem::perms(0600)) {
  const test::TempDir dir;
  Sources sources;
  sources.named_file = dir.file("qlab.toml", text, mode);
  const auto error = test::error_of([&] { load(sources); });
  if (!error) return {"no error", {}};
  CHECK(error->kind() == Kind::config);
  const std::string message = error->what();
  const auto prefix = sources.named_file->string() + ":";
  REQUIRE(message.starts_with(prefix));
  return {message.substr(prefix.size()), error->hint()};
}

std::string message_for(std::string_view text) { return mistake_in(text).place_and_message; }

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("config mistakes: an unknown key is named with its place and the nearest one") {
  const auto near = mistake_in("[relay]\nkind = \"smtp\"\n  usrname = \"lab\"\n");
  CHECK(near.place_and_message == "3:3: unknown key 'relay.usrname'");
  CHECK(near.hint == "did you mean 'relay.username'?");
  CHECK(mistake_in("[send]\ntimezone = \"UTC\"\n").hint == "did you mean 'general.timezone'?");
  CHECK(mistake_in("timezone = \"UTC\"\n").hint == "did you mean 'general.timezone'?");
  CHECK(mistake_in("[identity]\nxylophone = 1\n").hint.empty());
  CHECK(message_for("[relay.url]\nx = 1\n").starts_with("1:1: 'relay.url' must be an smtp://"));
}

TEST_CASE("config mistakes: an unknown section is named with its place and the nearest one") {
  const auto near = mistake_in("\n[rely]\nkind = \"smtp\"\n");
  CHECK(near.place_and_message == "2:2: unknown section 'rely'");
  CHECK(near.hint == "did you mean 'relay'?");
  CHECK(message_for("relay = 1\n") == "1:1: 'relay' must be a section, [relay]");
  CHECK(message_for("[[relay]]\n") == "1:3: 'relay' must be a section, [relay]");
}

TEST_CASE("config mistakes: a wrong type is named with the place of the value") {
  CHECK(message_for("[send]\nconnections = \"4\"\n") ==
        "2:15: 'send.connections' must be a whole number from 1 to 64");
  CHECK(message_for("[send]\nconnections = 4.0\n") ==
        "2:15: 'send.connections' must be a whole number from 1 to 64");
  CHECK(message_for("[comments]\nmoderation = \"yes\"\n") ==
        "2:14: 'comments.moderation' must be true or false");
  CHECK(message_for("[relay]\npassword_command = \"pass\"\n") ==
        "2:20: 'relay.password_command' must be a list of texts");
  CHECK(message_for("[relay]\npassword_command = [1]\n") ==
        "2:20: 'relay.password_command' must be a list of texts");
  CHECK(message_for("[store]\npath = 1\n") == "2:8: 'store.path' must be a path");
}

TEST_CASE("config mistakes: a value out of range is refused") {
  for (const auto* text :
       {"[send]\nconnections = 0\n", "[send]\nconnections = 65\n",
        "[send]\nmax_per_run = 9223372036854775807\n", "[send]\nrate_per_minute = -1\n",
        "[send]\nquiet_hours = \"21:00\"\n", "[send]\nquiet_hours = \"24:00-07:30\"\n",
        "[send]\nquiet_hours = \"07:30-07:30\"\n", "[identity]\nemail = \"a, b@example.org\"\n",
        "[identity]\ndomain = \"a@example.org\"\n", "[identity]\nname = \"a\\r\\nBcc: b\"\n",
        "[general]\ntimezone = \"../UTC\"\n", "[store]\npath = \"a\\u0000b\"\n",
        "[relay]\nurl = \"ftp://relay.example.org\"\n", "[relay]\nurl = \"smtp://\"\n",
        "[scenarios]\nwant_percent = 101\n"}) {
    CAPTURE(text);
    CHECK(message_for(text).find(" must be ") != std::string::npos);
  }
}

TEST_CASE("config mistakes: a word outside the list is named, with the nearest") {
  const auto near = mistake_in("[relay]\ntls = \"requird\"\n");
  CHECK(near.place_and_message == "2:7: 'relay.tls' must be required or none, not 'requird'");
  CHECK(near.hint == "did you mean 'required'?");
}

TEST_CASE("config mistakes: a literal secret is refused and never repeated") {
  for (const auto* text : {"[relay]\npassword = \"hunter2\"\n", "[relay]\ntoken = \"hunter2\"\n",
                           "[mailbox]\nPassword = \"hunter2\"\n", "password = \"hunter2\"\n",
                           "[relay.http]\napi_key = \"hunter2\"\n"}) {
    CAPTURE(text);
    const auto secret = mistake_in(text);
    CHECK(secret.place_and_message.find("secret") != std::string::npos);
    CHECK(secret.place_and_message.find("hunter2") == std::string::npos);
    CHECK(secret.hint == "use password_command or password_file instead");
  }
  CHECK(message_for("[relay]\nurl = \"smtp://lab:hunter2@relay.example.org\"\n") ==
        "2:7: 'relay.url' must be an smtp://, smtps:// or https:// address without a user or "
        "password "
        "in it");
}

TEST_CASE("config mistakes: a literal secret that others can read is to be changed") {
  const auto hint =
      mistake_in("[relay]\npassword = \"hunter2\"\n", std::filesystem::perms(0644)).hint;
  CHECK(hint.ends_with("change the secret: others can read this file"));
}

TEST_CASE("config mistakes: text that is no TOML is named by place, without its characters") {
  CHECK(message_for("[relay]\npassword = hunter2\n") ==
        "2:12: invalid TOML: parsing value: could not determine value type");
  for (const auto* text : {"[relay]\npassword = truhunter2\n", "[relay]\npassword hunter2\n",
                           "[relay]\npassword = \"a\" hunter2\n", "[relay]\npassword = 'hunter2\n",
                           "[relay]\npassword = 0x1hunter2\n"}) {
    CAPTURE(text);
    CHECK(message_for(text).starts_with("2:"));
    CHECK(message_for(text).find("unter") == std::string::npos);
  }
  CHECK(message_for("[send]\nconnections = 1\nconnections = 2\n").starts_with("3:"));
}

TEST_CASE("config mistakes: hostile bytes cost an error with a place and nothing more") {
  using namespace std::string_view_literals;
  CHECK(message_for("[store]\npath = \"a\0b\"\n"sv).starts_with("2:"));
  CHECK(message_for("[store]\n\0\n"sv).starts_with("2:1: invalid TOML"));
  CHECK(message_for("[store]\npath = \"\xff\xfe\"\n"sv).starts_with("2:"));
  CHECK(message_for("\"\\u001b[31m\" = 1\n") == "1:1: unknown key '<U+001B>[31m'");
}

TEST_CASE("config mistakes: nesting is bounded, in values and in keys") {
  CHECK(message_for("a = " + repeated("[", 100'000)).find("nested value depth") !=
        std::string::npos);
  CHECK(message_for(repeated("a.", 400'000) + "a = 1\n") ==
        "1:130: keys nest too deeply in this line");
  CHECK(message_for("x = 1\n[" + repeated("\"=\" . ", 100) + "a]\n").starts_with("2:"));
  const auto deep = repeated("a.", 63) + "a";
  const auto worst = "[" + deep + "]\n" + deep + " = " + repeated("[\n{" + deep + " = ", levels);
  CHECK(message_for(worst + "1" + repeated("}]", levels)).find("unknown section") !=
        std::string::npos);
}

TEST_CASE("config mistakes: a file beyond 1 MB is not read") {
  const test::TempDir dir;
  Sources sources;
  sources.named_file = dir.file("qlab.toml", repeated("# nothing\n", 110'000));
  const auto error = test::error_of([&] { load(sources); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::config);
  CHECK(std::string(error->what()).find("larger than 1048576 bytes") != std::string::npos);
}

}  // namespace qlab::config

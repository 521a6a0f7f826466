// SPDX-License-Identifier: Apache-2.0
#include "lib/config/secret.hpp"

#include <doctest/doctest.h>

#include "lib/config/command.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

using test::error_of;
using test::TempDir;

SecretSource shell(const std::string& script) {
  return {"relay_password", {}, {"sh", "-c", script}, "relay.password_command"};
}

Error error_from(const SecretSource& source) {
  const auto error = error_of([&] { (void)read_secret(source); });
  REQUIRE(error);
  CHECK(std::string(error->what()).find("hunter2") == std::string::npos);
  CHECK(error->hint().find("hunter2") == std::string::npos);
  return *error;
}

}  // namespace

TEST_CASE("config secret: no way configured is no secret and no error") {
  CHECK_FALSE(read_secret({"relay_password", {}, {}}));
}

TEST_CASE(
    "config secret: the credentials folder comes before the file, the file before the command") {
  const TempDir dir;
  auto source = shell("echo from-command");
  CHECK(read_secret(source, dir.path()) == "from-command");
  source.file = dir.file("file", "from-file\n");
  CHECK(read_secret(source, dir.path()) == "from-file");
  dir.file("relay_password", "from-credentials\n");
  CHECK(read_secret(source, dir.path()) == "from-credentials");
  CHECK(read_secret(source, dir.path() / "absent") == "from-file");
}

TEST_CASE("config secret: only the first line counts, as it is") {
  const TempDir dir;
  CHECK(read_secret({"x", dir.file("lf", " pass word \nlogin: lab\n"), {}}) == " pass word ");
  CHECK(read_secret({"x", dir.file("crlf", "word\r\n"), {}}) == "word");
  CHECK(read_secret({"x", dir.file("bare", "word"), {}}) == "word");
  CHECK(read_secret(shell("printf 'word\\r\\nlogin: lab\\n'")) == "word");
}

TEST_CASE("config secret: a password file that others can read is refused") {
  const TempDir dir;
  for (const auto mode : {0640U, 0604U, 0660U}) {
    const auto file = dir.file("file", "hunter2\n", std::filesystem::perms(mode));
    const auto error = error_from({"x", file, {}});
    CHECK(error.kind() == Kind::config);
    CHECK(error.what() == "'" + file.string() + "' can be read by others");
    CHECK(error.hint() == "chmod 600 '" + file.string() + "'");
  }
}

TEST_CASE("config secret: an absent or empty password file is a configuration error") {
  const TempDir dir;
  CHECK(error_from({"x", dir.path() / "absent", {}}).kind() == Kind::config);
  CHECK(error_from({"x", dir.file("empty", "\nhunter2\n"), {}}).kind() == Kind::config);
}

TEST_CASE("config secret: a failing command is named with its setting, never what it printed") {
  const auto failed = error_from(shell("echo hunter2; exit 3"));
  CHECK(failed.kind() == Kind::auth);
  CHECK(std::string(failed.what()) == "relay.password_command: 'sh' failed with status 3");
  CHECK(std::string(error_from(shell("echo hunter2; kill -9 $$")).what()) ==
        "relay.password_command: 'sh' was ended by signal 9");
  CHECK(std::string(error_from(shell("printf '\\r\\nhunter2\\n'")).what()) ==
        "relay.password_command: 'sh' printed nothing on its first line");
  CHECK(std::string(error_from(shell("exit 0")).what()) ==
        "relay.password_command: 'sh' printed nothing on its first line");
  CHECK(std::string(error_from({"x", {}, {"/no/such/program", "hunter2"}, "relay.password_command"})
                        .what()) ==
        "relay.password_command: '/no/such/program' cannot be started: No such file or directory");
}

TEST_CASE("config secret: a command that prints without end is stopped") {
  const auto error = error_from({"x", {}, {"yes", "hunter2"}, "relay.password_command"});
  CHECK(error.kind() == Kind::auth);
  CHECK(std::string(error.what()) == "relay.password_command: 'yes' printed more than 65536 bytes");
}

TEST_CASE("config secret: a command is waited for, and what it leaves running is not") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(read_secret(shell("sleep 10 & echo word")) == "word");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(9));
  CHECK(read_secret(shell("echo word; exec >&-; sleep 0.1")) == "word");
  const std::vector<std::string> endless{"sleep", "100"};
  const auto error = error_of([&] { output_of("x", endless, 100, std::chrono::seconds(1)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::auth);
  CHECK(std::string(error->what()) == "x: 'sleep' did not end within 1 seconds");
}

TEST_CASE("config secret: one with a control character is refused, wherever it comes from") {
  const TempDir dir;
  for (const auto& source :
       {shell("printf 'hunter2\\rX-Evil: 1\\n'"), shell("printf 'hunter2\\000x'"),
        SecretSource{"relay_token", dir.file("file", "hunter2\x1b"), {}}}) {
    const auto error = error_from(source);
    CHECK(error.kind() == Kind::config);
    CHECK(std::string(error.what()).ends_with("' holds a control character"));
  }
}

TEST_CASE("config secret: the command gets its arguments as they are and nothing to read") {
  CHECK(read_secret({"x", {}, {"printf", "%s", "$HOME; `id`"}}) == "$HOME; `id`");
  CHECK(read_secret(shell("cat; echo done")) == "done");
}

TEST_CASE("config secret: the relay's and the mailbox's passwords have their own names") {
  Relay relay;
  relay.password_file = "/r";
  Mailbox mailbox;
  mailbox.password_command = {"pass", "imap"};
  CHECK(password_of(relay).name == "relay_password");
  CHECK(password_of(relay).file == "/r");
  CHECK(password_of(relay).setting == "relay.password_command");
  CHECK(token_of(relay).setting == "relay.token_command");
  CHECK(password_of(mailbox).setting == "mailbox.password_command");
  CHECK(password_of(mailbox).name == "mailbox_password");
  CHECK(password_of(mailbox).command == mailbox.password_command);
}

}  // namespace qlab::config

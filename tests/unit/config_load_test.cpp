// SPDX-License-Identifier: Apache-2.0
#include "lib/config/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/errors.hpp"
#include "tests/support/temp_dir.hpp"

namespace qlab::config {
namespace {

using test::error_of;
using test::TempDir;

Sources only(const std::filesystem::path& file) {
  Sources sources;
  sources.named_file = file;
  return sources;
}

Setting setting(const Loaded& loaded, std::string_view key) {
  const auto settings = loaded.settings();
  const auto found = std::ranges::find(settings, key, &Setting::key);
  REQUIRE(found != settings.end());
  return *found;
}

}  // namespace

TEST_CASE("config load: without any file every key has its default") {
  const auto loaded = load({});
  CHECK(loaded.config.general.timezone.empty());
  CHECK(loaded.config.relay.kind == RelayKind::none);
  CHECK(loaded.config.relay.tls == Tls::required);
  CHECK(loaded.config.send.basis == Basis::relationship);
  CHECK(loaded.config.send.confirm_above == 5);
  CHECK_FALSE(loaded.config.send.quiet_hours);
  CHECK(loaded.config.comments.moderation);
  CHECK(loaded.files.empty());
  for (const auto& setting : loaded.settings()) CHECK(setting.origin == "default");
}

TEST_CASE("config load: the person's file is laid over the system's, each value knows its line") {
  const TempDir dir;
  Sources sources;
  sources.system_file =
      dir.file("system.toml", "[identity]\nname = \"All\"\nemail = \"all@example.org\"\n");
  sources.user_file = dir.file("user.toml", "# mine\n\n[identity]\nname = \"Mine\"\n");
  const auto loaded = load(sources);
  CHECK(loaded.config.identity.name == "Mine");
  CHECK(loaded.config.identity.email == "all@example.org");
  CHECK(setting(loaded, "identity.name").origin == sources.user_file.string() + ":4");
  CHECK(setting(loaded, "identity.email").origin == sources.system_file.string() + ":3");
  CHECK(setting(loaded, "identity.domain").origin == "default");
  CHECK(loaded.files == std::vector{sources.system_file, sources.user_file});
}

TEST_CASE("config load: a named file stands alone") {
  const TempDir dir;
  Sources sources;
  sources.system_file = dir.file("system.toml", "[send]\nmax_per_run = 7\n");
  sources.named_file = dir.file("named.toml", "[send]\nconnections = 2\n");
  const auto loaded = load(sources);
  CHECK(loaded.config.send.connections == 2);
  CHECK(loaded.config.send.max_per_run == 1000);
}

TEST_CASE("config load: an absent named file is an error, an absent other one is not") {
  const TempDir dir;
  const auto absent = dir.path() / "absent.toml";
  const auto error = error_of([&] { load(only(absent)); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::config);
  CHECK(error->what() == "cannot read '" + absent.string() + "': No such file or directory");
  CHECK(error_of([] { load(only("")); }));

  Sources sources;
  sources.system_file = absent;
  sources.user_file = absent;
  CHECK(load(sources).files.empty());
}

TEST_CASE("config load: what stands above the files wins, the last of it most") {
  const TempDir dir;
  auto sources = only(dir.file("a.toml", "[store]\npath = \"a.db\"\n[send]\nconnections = 2\n"));
  sources.overrides = {{"store.path", "b.db", "QLAB_STORE"},
                       {"store.path", "c.db", "--store"},
                       {"send.connections", "8", "--connections"},
                       {"relay.password_command", "pass", "--password-command"}};
  const auto loaded = load(sources);
  CHECK(loaded.config.store.path == "c.db");
  CHECK(loaded.config.send.connections == 8);
  CHECK(loaded.config.relay.password_command == std::vector<std::string>{"pass"});
  CHECK(setting(loaded, "store.path").origin == "--store");
  CHECK(setting(loaded, "relay.password_command").value == "[\"pass\"]");
}

TEST_CASE("config load: a wrong value from above the files is a usage error") {
  Sources sources;
  sources.overrides = {{"general.timezone", "../etc/passwd", "--tz"}};
  const auto error = error_of([&] { load(sources); });
  REQUIRE(error);
  CHECK(error->kind() == Kind::usage);
  CHECK(std::string(error->what()) ==
        "--tz: 'general.timezone' must be a time zone like Europe/London");
}

TEST_CASE("config load: relative paths start from the file's folder, ~ from home") {
  const TempDir dir;
  auto sources = only(dir.file("sub/qlab.toml", R"([store]
path = "qlab.db"
[relay]
path = "/srv/out"
ca_file = "../ca.pem"
password_file = "~/relay"
)"));
  sources.home = "/home/anna";
  const auto config = load(sources).config;
  CHECK(config.store.path == dir.path() / "sub/qlab.db");
  CHECK(config.relay.path == "/srv/out");
  CHECK(config.relay.ca_file == dir.path() / "ca.pem");
  CHECK(config.relay.password_file == "/home/anna/relay");
}

TEST_CASE("config load: an empty text takes back an earlier layer") {
  const TempDir dir;
  Sources sources;
  sources.system_file = dir.file("system.toml",
                                 "[general]\ntimezone = \"Asia/Kathmandu\"\n"
                                 "[identity]\nreply_to = \"all@example.org\"\n"
                                 "[send]\nquiet_hours = \"21:00-07:30\"\n");
  sources.user_file = dir.file("user.toml",
                               "general.timezone = \"\"\nidentity.reply_to = \"\"\n"
                               "send.quiet_hours = \"\"\n");
  const auto config = load(sources).config;
  CHECK(config.general.timezone.empty());
  CHECK(config.identity.reply_to.empty());
  CHECK_FALSE(config.send.quiet_hours);
}

TEST_CASE("config load: the documented example is read whole") {
  const TempDir dir;
  const auto config = load(only(dir.file("qlab.toml", R"([identity]
name = "Peer Support Lab"
email = "lab@example.org"
reply_to = "lab@example.org"
domain = "example.org"
[relay]
kind = "smtp"
url = "smtp://relay.example.org:587"
tls = "required"
username = "lab"
password_command = ["pass", "relay/lab"]
[mailbox]
kind = "imap"
url = "imaps://imap.example.org/INBOX"
username = "lab"
password_file = "/etc/qlab/imap"
trusted_authserv = ["mx.example.org"]
[send]
basis = "relationship"
connections = 4
rate_per_minute = 0
max_per_run = 1000
confirm_above = 5
quiet_hours = "21:00-07:30"
)")))
                          .config;
  CHECK(config.identity.name == "Peer Support Lab");
  CHECK(config.relay.kind == RelayKind::smtp);
  CHECK(config.relay.url == "smtp://relay.example.org:587");
  CHECK(config.relay.password_command == std::vector<std::string>{"pass", "relay/lab"});
  CHECK(config.mailbox.kind == MailboxKind::imap);
  CHECK(config.mailbox.password_file == "/etc/qlab/imap");
  CHECK(config.mailbox.trusted_authserv == std::vector<std::string>{"mx.example.org"});
  CHECK(config.send.quiet_hours == QuietHours{std::chrono::hours(21), std::chrono::minutes(450)});
}

}  // namespace qlab::config

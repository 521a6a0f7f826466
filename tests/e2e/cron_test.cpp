// SPDX-License-Identifier: Apache-2.0
// The jobs that run by themselves: lines for cron, units for systemd.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// The commands of a crontab with accounts: what stands behind five times and a name.
std::vector<std::string> jobs(const std::string& crontab) {
  std::istringstream text(crontab);
  std::vector<std::string> commands;
  for (std::string line; std::getline(text, line);) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    const bool is_job =
        !word.empty() && std::string_view("*0123456789").find(word[0]) != std::string_view::npos;
    if (!is_job) continue;
    for (int skipped = 1; skipped < 6; ++skipped) words >> word;
    std::string command;
    std::getline(words >> std::ws, command);
    commands.push_back(command);
  }
  return commands;
}

/// The lines between ```crontab and the end of the block.
std::string crontab_in(const std::string& document) {
  const auto text = read(source(document));
  const auto start = text.find("```crontab\n");
  REQUIRE(start != std::string::npos);
  return text.substr(start + 11, text.find("```", start + 11) - start - 11);
}

/// An account with its configuration in its own folder, as cron would run jobs for it.
struct Account : WebinarHall {
  Account() {
    configure(maildir_relay(*this) + fmt::format("[mailbox]\nkind = \"mbox\"\npath = \"inbox\"\n"
                                                 "[store]\npath = \"{}\"\nbackups = \"backups\"\n",
                                                 store().string()));
    (void)file("inbox", "");
    std::filesystem::create_directories(path(".config/qlab"));
    std::filesystem::rename(path("qlab.toml"), path(".config/qlab/qlab.toml"));
    add("Ada");
  }

  void add(const std::string& name) {
    variables["QLAB_CONFIG"] = path(".config/qlab/qlab.toml").string();
    add_member(*this, name, name + "@example.org");
    variables.erase("QLAB_CONFIG");
  }

  /// As cron does: sh, hardly any environment.
  [[nodiscard]] Finished by_cron(const std::string& command) const {
    const auto bin = std::filesystem::path(binary()).parent_path().string();
    return run_process({"/usr/bin/env", "-i", "HOME=" + path("").string(), "LOGNAME=qlab",
                        "SHELL=/bin/sh", "PATH=" + bin + ":/usr/bin:/bin",
                        "QLAB_NOW=" + variables.at("QLAB_NOW"), "/bin/sh", "-c", command});
  }
};

}  // namespace

TEST_CASE("cron: the lines of the example run in an empty environment and say nothing") {
  const Account account;
  const auto commands = jobs(read(source("config/cron/qlab")));
  REQUIRE(commands.size() == 6);
  for (int round = 1; round <= 2; ++round) {
    for (const auto& command : commands) {
      CAPTURE(command);
      const auto finished = account.by_cron(command);
      CHECK(finished.status == 0);
      CHECK(finished.out.empty());
      CHECK(finished.err.empty());
    }
  }
}

TEST_CASE("cron: the page has the lines of the example") {
  CHECK(jobs(crontab_in("docs/cron.md")) == jobs(read(source("config/cron/qlab"))));
}

TEST_CASE("systemd: the units are valid and nearly everything is forbidden to them") {
  const Variables path{{"PATH", "/usr/bin:/bin:/usr/sbin:/sbin"}};
  const Lab lab;
  const auto found = run_process({"/bin/sh", "-c", "command -v systemd-analyze"}, path);
  if (found.status != 0) {
    MESSAGE("skipped: systemd-analyze is absent");
    return;
  }
  // The program the units name must be there, and their account.
  const auto folder = lab.path("units");
  std::filesystem::create_directory(folder);
  for (const auto& unit : std::filesystem::directory_iterator(build("systemd"))) {
    auto text = read(unit.path());
    for (const auto& [from, to] : {std::pair<std::string, std::string>{
                                       "ExecStart=/usr/local/bin/qlab", "ExecStart=" + binary()},
                                   {"User=qlab", "User=root"},
                                   {"Group=qlab", "Group=root"}}) {
      for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    }
    write(folder / unit.path().filename(), text);
  }
  for (const auto* job : {"send", "remind", "receive", "backup"}) {
    const auto unit = (folder / fmt::format("qlab-{}.service", job)).string();
    const auto timer = (folder / fmt::format("qlab-{}.timer", job)).string();
    const auto verified = run_process({"systemd-analyze", "--man=no", "verify", unit, timer}, path);
    CHECK_MESSAGE(verified.status == 0, verified.err);
    CHECK_MESSAGE(verified.err.find("qlab-") == std::string::npos, verified.err);
    // 2.5 of 10 is well inside what it calls OK.
    const auto judged = run_process(
        {"systemd-analyze", "security", "--offline=true", "--threshold=25", unit}, path);
    CHECK_MESSAGE(judged.status == 0, judged.out << judged.err);
  }
}

}  // namespace qlab::test

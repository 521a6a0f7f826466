// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// The command lines of a document's console blocks.
std::string console_lines(const std::string& document) {
  std::istringstream text(read(source(document)));
  std::string lines;
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("```")) inside = line == "```console";
    if (inside && line.starts_with("$ ")) lines += line.substr(2) + "\n";
  }
  return lines;
}

/// Runs them in the folder, each of which must succeed.
Finished run_console(const std::string& document, const std::filesystem::path& folder) {
  const auto bin = std::filesystem::path(binary()).parent_path().string();
  const auto script = fmt::format("cd {}\nset -e\n{}", folder.string(), console_lines(document));
  return run_process({"bash", "-c", script}, {{"PATH", bin + ":/usr/bin:/bin"},
                                              {"HOME", folder.string()},
                                              {"QLAB_NOW", "2027-01-15T09:00:00Z"}});
}

}  // namespace

TEST_CASE("readme: its first hour works when pasted") {
  const TempDir folder;
  REQUIRE(console_lines("README.md").find("qlab handover report") != std::string::npos);
  const auto finished = run_console("README.md", folder.path());
  CHECK_MESSAGE(finished.status == 0, finished.err);
  CHECK(finished.err.find("hint:") == std::string::npos);
  CHECK(std::filesystem::exists(folder.path() / "report.html"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "community/mails/new"),
                      {}) == 1);
}

TEST_CASE("readme: the first week of docs works when pasted, and the successor's first morning") {
  const TempDir folder;
  REQUIRE(console_lines("docs/first-week.md").find("qlab status") != std::string::npos);
  const auto week = run_console("docs/first-week.md", folder.path());
  CHECK_MESSAGE(week.status == 0, week.err);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "community/mails/new"),
                      {}) == 2);
  const TempDir elsewhere;
  const auto backups = folder.path() / "community/backups";
  REQUIRE(std::filesystem::exists(backups));
  const auto newest = std::filesystem::directory_iterator(backups)->path();
  std::filesystem::copy_file(newest, elsewhere.path() / "community.db");
  const auto morning = run_console("docs/successor.md", elsewhere.path());
  CHECK_MESSAGE(morning.status == 0, morning.err);
  CHECK(morning.out.find("anna@example.org") == std::string::npos);
  CHECK(std::filesystem::exists(elsewhere.path() / "report.html"));
}

}  // namespace qlab::test

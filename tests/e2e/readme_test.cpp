// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// The command lines of the README's console blocks.
std::string console_lines() {
  std::istringstream readme(read(source("README.md")));
  std::string lines;
  bool inside = false;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("```")) inside = line == "```console";
    if (inside && line.starts_with("$ ")) lines += line.substr(2) + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("readme: its first hour works when pasted") {
  const TempDir folder;
  const auto commands = console_lines();
  REQUIRE(commands.find("qlab handover report") != std::string::npos);
  const auto bin = std::filesystem::path(binary()).parent_path().string();
  const auto script = fmt::format("cd {}\nset -e\n{}", folder.path().string(), commands);
  const auto finished = run_process({"bash", "-c", script}, {{"PATH", bin + ":/usr/bin:/bin"},
                                                             {"HOME", folder.path().string()},
                                                             {"QLAB_NOW", "2027-01-15T09:00:00Z"}});
  CHECK_MESSAGE(finished.status == 0, finished.err);
  CHECK(finished.err.find("hint:") == std::string::npos);
  CHECK(std::filesystem::exists(folder.path() / "report.html"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path() / "community/mails/new"),
                      {}) == 1);
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "tests/support/lab.hpp"
#include "tests/support/places.hpp"

namespace qlab::test {
namespace {

/// A command of a document, and what stands below it of what it shows.
struct Step {
  std::string command;
  std::string shown;
};

/// The console blocks of a document.
std::vector<Step> steps_of(const std::string& document) {
  std::istringstream text(read(source(document)));
  std::vector<Step> steps;
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      steps.push_back({line.substr(2), {}});
    } else if (inside && !steps.empty()) {
      steps.back().shown += line + "\n";
    }
  }
  return steps;
}

bool has(const std::vector<Step>& steps, std::string_view command) {
  return std::ranges::any_of(steps,
                             [&](const Step& step) { return step.command.starts_with(command); });
}

/// Stands around the output of each command.
constexpr char mark = '\x1e';

/// Runs them one after the other in the folder, on a terminal of 100 columns, as the reader would.
Finished run_on_terminal(const std::vector<Step>& steps, const std::filesystem::path& folder) {
  const auto bin = std::filesystem::path(binary()).parent_path().string();
  auto script = fmt::format("cd {}\nset -e\n", folder.string());
  for (const auto& step : steps) script += fmt::format("printf '\\036'\n{}\n", step.command);
  script += "printf '\\036'\n";
  auto finished = run_process(
      {python(), support_script("terminal.py"), "50", "100", "[]", "bash", "-c", script},
      {{"PATH", bin + ":/usr/bin:/bin"},
       {"HOME", folder.string()},
       {"TERM", "dumb"},
       {"TZ", "Europe/London"},
       {"NO_COLOR", "1"},
       {"QLAB_PAGER", "cat"},
       {"QLAB_NOW", "2027-01-15T09:00:00Z"}});
  std::erase(finished.out, '\r');
  return finished;
}

/// What each of them showed, in their order.
std::vector<std::string> parts(const std::string& shown) {
  std::vector<std::string> parts;
  std::istringstream text(shown);
  std::string part;
  std::getline(text, part, mark);
  while (std::getline(text, part, mark)) parts.push_back(part);
  return parts;
}

std::ptrdiff_t mails_in(const std::filesystem::path& folder) {
  return std::distance(std::filesystem::directory_iterator(folder / "community/mails/new"), {});
}

}  // namespace

TEST_CASE("readme: its tour works when pasted, and shows what it says") {
  const TempDir folder;
  const auto steps = steps_of("README.md");
  REQUIRE(has(steps, "qlab handover report"));
  const auto finished = run_on_terminal(steps, folder.path());
  CHECK_MESSAGE(finished.status == 0, finished.out);
  CHECK(finished.out.find("hint:") == std::string::npos);
  const auto shown = parts(finished.out);
  REQUIRE(shown.size() == steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].shown.empty()) CHECK(shown[i] == steps[i].shown);
  }
  CHECK(std::filesystem::exists(folder.path() / "report.html"));
  CHECK(mails_in(folder.path()) == 2);
}

TEST_CASE("readme: the first week of docs works when pasted, and the successor's first morning") {
  const TempDir folder;
  const auto first_week = steps_of("docs/first-week.md");
  REQUIRE(has(first_week, "qlab status"));
  const auto week = run_on_terminal(first_week, folder.path());
  CHECK_MESSAGE(week.status == 0, week.out);
  CHECK(mails_in(folder.path()) == 2);
  CHECK(std::filesystem::exists(folder.path() / "community/backups"));
  // Anna agrees to be passed on; Bob was never asked.
  const TempDir elsewhere;
  const auto password = elsewhere.path() / "pack.password";
  write(password, "correct horse battery\n");
  std::filesystem::permissions(password, std::filesystem::perms(0600));
  const auto packed = run_on_terminal(
      {{"export QLAB_STORE=$PWD/community/qlab.db QLAB_CONFIG=$PWD/community/qlab.toml", {}},
       {"qlab handover successor add --name 'Next Network'", {}},
       {"qlab members consent m1 handover given --recipient 'Next Network' --channel form"
        " --evidence 'form 1'",
        {}},
       {fmt::format("qlab handover pack --to 'Next Network' --password-file {0}/pack.password"
                    " -o {0}/pack.zip",
                    elsewhere.path().string()),
        {}}},
      folder.path());
  CHECK_MESSAGE(packed.status == 0, packed.out);
  const auto morning = run_on_terminal(steps_of("docs/successor.md"), elsewhere.path());
  CHECK_MESSAGE(morning.status == 0, morning.out);
  CHECK(morning.out.find("the store is whole") != std::string::npos);
  CHECK(morning.out.find("Bob Jones") == std::string::npos);
  CHECK(morning.out.find("Anna Lee") != std::string::npos);
  CHECK(std::filesystem::exists(elsewhere.path() / "receipt.json"));
  CHECK(std::filesystem::exists(elsewhere.path() / "report.html"));
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tests/support/commands.hpp"
#include "tests/support/outputs.hpp"

namespace qlab::test {
namespace {

/// Commands that write no JSON: files for other programs, what people read, or nothing at all; and
/// one that gathers others.
const std::set<std::string> without_schema{
    "comments review",
    "completion",
    "help",
    "members consent wording",
};

/// Runs each command with --json and compares what it writes with its schema.
void check_outputs(const Lab& lab, const std::vector<Output>& written_by) {
  const auto folder = lab.path("schemas").string();
  const auto written = lab.run({"schema", folder});
  REQUIRE_MESSAGE(written.status == 0, written.err);
  std::vector<std::string> check{python(), support_script("check_schema.py")};
  for (const auto& output : written_by) {
    auto all = output.in(lab);
    all.emplace_back("--json");
    const auto finished = lab.run(all);
    CHECK_MESSAGE(finished.status == 0, output.schema << ": " << finished.err);
    check.push_back(fmt::format("{}/{}.schema.json", folder, output.schema));
    check.push_back(lab.file(output.schema + ".json", finished.out));
  }
  const auto checked = run_process(check, lab.variables);
  CHECK_MESSAGE(checked.status == 0, checked.err);
  CHECK(checked.out == fmt::format("{} outputs are valid\n", written_by.size()));
}

}  // namespace

TEST_CASE("schema: what each command writes with --json is as its schema says") {
  check_outputs(CommunityAtWork(), outputs);
}

TEST_CASE("schema: every command has one, but for those that write no JSON") {
  const Lab lab;
  const auto written = lab.run({"schema", lab.path("schemas").string()});
  REQUIRE_MESSAGE(written.status == 0, written.err);
  std::set<std::string> titles;
  for (const auto& file : std::filesystem::directory_iterator(lab.path("schemas"))) {
    titles.insert(parse_json(read(file.path()))["title"].get<std::string>());
  }
  const auto commands = every_command();
  CHECK(commands.size() >= 90);
  for (const auto& command : commands) {
    CAPTURE(command);
    CHECK(titles.contains(fmt::format("qlab {} --json", command)) !=
          without_schema.contains(command));
  }
}

TEST_CASE("schema: so is what the verbs write that arrange calls") {
  CallHall hall(4);
  check_outputs(hall, outputs_about_calls);
  hall.variables["QLAB_NOW"] = "2027-03-01T18:00:00Z";
  check_outputs(hall, {{"calls-record", {"calls", "record", "k1", "held"}}});
}

TEST_CASE("schema: so is what the verbs write that prepare the handover") {
  const HandoverLab lab;
  check_outputs(lab, outputs_about_the_handover);
}

TEST_CASE("schema: so is what the verbs write that hand over, and erase in the end") {
  const HandoverLab lab;
  const auto path = [&](const char* name) { return lab.path(name).string(); };
  const auto accept = [&](const char* file) -> std::vector<std::string> {
    return {"accept",          path(file),     "--into", path("next"),
            "--password-file", lab.password(), "-o",     path("receipt.json")};
  };
  const std::vector<std::vector<std::string>> commands{
      {"pack", "--to", "Next Network", "--password-file", lab.password(), "-o", path("pack.zip")},
      {"verify", path("pack.zip")},
      accept("pack.zip"),
      {"ack", path("receipt.json")},
      {"delta", "--since", path("pack.zip"), "--password-file", lab.password(), "-o",
       path("delta.zip")},
      accept("delta.zip"),
      {"ack", path("receipt.json")},
      {"erase-all", "--yes"}};
  lab.must({"schema", path("schemas")});
  std::vector<std::string> check{python(), support_script("check_schema.py")};
  for (auto words : commands) {
    check.push_back(fmt::format("{}/handover-{}.schema.json", path("schemas"), words.front()));
    const auto name = fmt::format("{}.json", check.size());
    words.insert(words.begin(), "handover");
    words.emplace_back("--json");
    check.push_back(lab.file("written-" + name, lab.must(words)));
  }
  const auto checked = run_process(check, lab.variables);
  CHECK_MESSAGE(checked.status == 0, checked.err);
  CHECK(checked.out == "8 outputs are valid\n");
}

TEST_CASE("schema: a folder must be named, and no person is offered the command") {
  const Lab lab;
  const auto failed = lab.run({"schema"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(lab.run({"--help"}).out.find("schema") == std::string::npos);
}

}  // namespace qlab::test

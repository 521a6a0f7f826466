// SPDX-License-Identifier: Apache-2.0
// What the flags that every command takes ask for is looked at before a command does anything.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "tests/support/outputs.hpp"

namespace qlab::test {
namespace {

using Words = std::vector<std::string>;

/// Every file below the folder of the lab.
std::map<std::string, std::string> files_of(const Lab& lab) {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(lab.path(""))) {
    if (entry.is_regular_file()) files[entry.path()] = read(entry.path());
  }
  return files;
}

void check_refused(const Lab& lab, const Words& words, const Words& more, int status) {
  const auto before = files_of(lab);
  const auto refused = lab.run(with(words, more));
  CAPTURE(more.back());
  CHECK(refused.status == status);
  CHECK(refused.out.empty());
  CHECK(files_of(lab) == before);
}

/// "--json=ref,name" of all that the schema of a command names.
std::string every_field(const Lab& lab, const std::string& schema) {
  auto described = parse_json(read(lab.path("schemas") / (schema + ".schema.json")));
  if (described.contains("items")) described = described["items"];
  Words names;
  for (const auto& name : described["required"]) names.push_back(name);
  return fmt::format("--json={}", fmt::join(names, ","));
}

/// Each command is refused first and then done, with all that it knows asked for by name.
void check_all(const Lab& lab, const std::vector<Output>& outputs) {
  REQUIRE(lab.run({"schema", lab.path("schemas").string()}).status == 0);
  for (const auto& output : outputs) {
    const auto words = output.in(lab);
    CAPTURE(output.schema);
    check_refused(lab, words, {"--json=nosuch"}, 2);
    check_refused(lab, words, {"--format", "csv", "--json=nosuch"}, 2);
    check_refused(lab, words, {"-o", "/nonexistent/result"}, 74);
    const auto done = lab.run(with(words, {every_field(lab, output.schema)}));
    CHECK_MESSAGE(done.status == 0, done.err);
  }
}

}  // namespace

TEST_CASE("asked of all: a command that cannot write what is asked for has changed nothing") {
  check_all(CommunityAtWork(), outputs);
}

TEST_CASE("asked of all: nor has one that arranges calls") {
  check_all(CallHall(4), outputs_about_calls);
}

TEST_CASE("asked of all: nor has one that prepares the handover") {
  check_all(HandoverLab(), outputs_about_the_handover);
}

TEST_CASE("asked of all: what is no format, no time zone, no duration and no file is told first") {
  const CommunityAtWork lab;
  const Words words{"members", "edit", "m1", "--role", "chair"};
  check_refused(lab, words, {"--format", "nosuch"}, 2);
  check_refused(lab, words, {"--tz", "Nowhere/Land"}, 2);
  check_refused(lab, words, {"--wait", "soon"}, 2);
  check_refused(lab, words, {"-o", lab.path("lab").string()}, 2);
}

TEST_CASE("asked of all: where there are no ids to write, nothing is done") {
  const CommunityAtWork lab;
  const std::vector<Words> without_ids{{"members", "erase", "m1", "--yes"},
                                       {"members", "merge", "m1", "m2"},
                                       {"members", "edit", "m1", "--role", "chair"},
                                       {"members", "consent", "m1", "quote", "refused"},
                                       {"mail", "suppress", "gone@example.org"},
                                       {"config", "set", "identity.name", "Q"},
                                       {"store", "undo"},
                                       {"handover", "plan", "set", "--erasure", "2027-03-31"}};
  for (const auto& words : without_ids) {
    CAPTURE(words[1]);
    check_refused(lab, words, {"--format", "ids"}, 2);
  }
  const auto refused = lab.run({"members", "erase", "m1", "--yes", "--format", "ids"});
  CHECK(
      refused.err.starts_with("qlab: 'members erase' has no ids to write\nhint: its fields are: "));
}

TEST_CASE("asked of all: a field is looked for in what the options ask for") {
  const CommunityAtWork lab;
  // 'detail' is a field of the list of addresses, 'channel' of the history.
  check_refused(lab, {"mail", "suppress", "gone@example.org"}, {"--json=addresses"}, 2);
  check_refused(lab, {"members", "consent", "m1", "quote", "refused"}, {"--json=channel"}, 2);
  CHECK(lab.run({"members", "consent", "m1", "--json=channel"}).status == 0);
  CHECK(
      lab.run({"members", "edit", "m1", "--role", "x", "--format", "csv", "--json=field"}).status ==
      0);
  const auto typed =
      lab.run({"members", "add", "--name", "Eva", "--email", "eva@example.org", "--json=naem"});
  CHECK(parse_json(typed.err)["error"]["hint"] == "did you mean 'name'?");
  CHECK(lab.run({"members", "list", "Eva", "--format", "ids"}).out.empty());
}

TEST_CASE("asked of all: a format that a command has of its own is named with the others") {
  const CommunityAtWork lab;
  CHECK(lab.run({"members", "export", "--format", "vcf"}).status == 0);
  CHECK(lab.run({"members", "export", "--person", "m1", "--format", "html"}).status == 0);
  CHECK(lab.run({"members", "list", "--format", "vcf"}).status == 2);
  const auto refused = lab.run({"members", "export", "--format", "xlsx"});
  CHECK(refused.err ==
        "qlab: unknown format 'xlsx'\nhint: the formats are: table, lines, tsv, csv, json, jsonl, "
        "md, ids, vcf, html\n");
}

}  // namespace qlab::test

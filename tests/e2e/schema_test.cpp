// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/support/handover_lab.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// A command whose output is checked, by the name of its schema.
struct Output {
  std::string schema;
  std::vector<std::string> words;
};

const std::vector<Output> outputs{
    {"status", {"status"}},
    {"members-list", {"members", "list"}},
    {"members-view", {"members", "view", "m1"}},
    {"members-why", {"members", "why", "m1"}},
    {"members-outstanding", {"members", "outstanding"}},
    {"members-tag", {"members", "tag", "m1", "+chair"}},
    {"members-consent",
     {"members", "consent", "m1", "quote", "given", "--channel", "call", "--evidence", "note"}},
    {"members-export", {"members", "export", "--recipient", "acme"}},
    {"scenarios-list", {"scenarios", "list"}},
    {"scenarios-view", {"scenarios", "view", "host"}},
    {"scenarios-respond", {"scenarios", "respond", "host", "m1", "--want", "yes"}},
    {"scenarios-tally", {"scenarios", "tally"}},
    {"comments-add",
     {"comments", "add", "host", "--author", "m1", "--body", "x", "--accept-policy"}},
    {"comments-list", {"comments", "list"}},
    {"comments-approve", {"comments", "approve", "c1"}},
    {"webinar-list", {"webinar", "list"}},
    {"webinar-view", {"webinar", "view", "future"}},
    {"webinar-rsvp", {"webinar", "rsvp", "future", "m1", "yes"}},
    {"mail-list", {"mail", "list"}},
    {"mail-send", {"mail", "send"}},
    {"mail-report", {"mail", "report", "future"}},
    {"mail-view", {"mail", "view", "o1"}},
    {"mail-preview", {"mail", "preview", "m1", "--template", "invite"}},
    {"mail-templates", {"mail", "templates"}},
    {"handover-status", {"handover", "status"}},
    {"handover-status-missing", {"handover", "status", "--missing"}},
    {"store-log", {"store", "log"}},
    {"store-backup", {"store", "backup", "copy.db", "--force"}},
    {"store-check", {"store", "check"}},
    {"store-undo", {"store", "undo"}},
};

}  // namespace

TEST_CASE("schema: what each command writes with --json is as its schema says") {
  WebinarHall lab;
  lab.configure(maildir_relay(lab));
  add_member(lab, "Ada", "ada@example.org");
  add_member(lab, "Bob", "bob@example.org");
  const auto body = lab.file("host.md", "A host.\n");
  REQUIRE(
      lab.run({"scenarios", "add", "host", "--title", "T", "--body-file", body, "--open"}).status ==
      0);
  REQUIRE(
      lab.run({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"}).status ==
      0);
  REQUIRE(lab.run({"handover", "successor", "add", "--name", "Next"}).status == 0);
  const auto folder = lab.path("schemas").string();
  const auto written = lab.run({"schema", folder});
  REQUIRE_MESSAGE(written.status == 0, written.err);
  CHECK(std::count(written.out.begin(), written.out.end(), '\n') >= 40);
  std::vector<std::string> check{python(), support_script("check_schema.py")};
  for (const auto& output : outputs) {
    auto all = output.words;
    for (auto& word : all) word = word == "copy.db" ? lab.path("copy.db").string() : word;
    all.emplace_back("--json");
    const auto finished = lab.run(all);
    CHECK_MESSAGE(finished.status == 0, output.schema << ": " << finished.err);
    check.push_back(fmt::format("{}/{}.schema.json", folder, output.schema));
    check.push_back(lab.file(output.schema + ".json", finished.out));
  }
  const auto checked = run_process(check, lab.variables);
  CHECK_MESSAGE(checked.status == 0, checked.err);
  CHECK(checked.out == fmt::format("{} outputs are valid\n", outputs.size()));
}

TEST_CASE("schema: so is what the verbs write that hand over") {
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
       path("delta.zip")}};
  lab.must({"schema", path("schemas")});
  std::vector<std::string> check{python(), support_script("check_schema.py")};
  for (auto words : commands) {
    check.push_back(fmt::format("{}/handover-{}.schema.json", path("schemas"), words.front()));
    const auto name = words.front() + ".json";
    words.insert(words.begin(), "handover");
    words.emplace_back("--json");
    check.push_back(lab.file("written-" + name, lab.must(words)));
  }
  const auto checked = run_process(check, lab.variables);
  CHECK_MESSAGE(checked.status == 0, checked.err);
  CHECK(checked.out == "5 outputs are valid\n");
}

TEST_CASE("schema: a folder must be named, and no person is offered the command") {
  const Lab lab;
  const auto failed = lab.run({"schema"});
  CHECK(failed.status == 2);
  CHECK(failed.out.empty());
  CHECK(lab.run({"--help"}).out.find("schema") == std::string::npos);
}

}  // namespace qlab::test

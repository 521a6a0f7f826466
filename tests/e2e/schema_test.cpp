// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "tests/support/calls.hpp"
#include "tests/support/commands.hpp"
#include "tests/support/handover_lab.hpp"

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
    {"members-consent-history", {"members", "consent", "m1"}},
    {"members-consent-missing", {"members", "consent", "missing"}},
    {"members-consent-wording-list", {"members", "consent", "wording", "list"}},
    {"members-merge-suggest", {"members", "merge", "--suggest"}},
    {"members-import-review", {"members", "import", "--review"}},
    {"scenarios-view-history", {"scenarios", "view", "host", "--history"}},
    {"scenarios-view-revision", {"scenarios", "view", "host", "--revision", "1"}},
    {"scenarios-view-member", {"scenarios", "view", "host", "--member", "m1"}},
    {"scenarios-tally-public", {"scenarios", "tally", "--public"}},
    {"scenarios-tally-offers", {"scenarios", "tally", "--offers"}},
    {"scenarios-publish", {"scenarios", "publish", "site"}},
    {"comments-address", {"comments", "address", "host"}},
    {"comments-export", {"comments", "export", "state:pending"}},
    {"comments-flag", {"comments", "flag", "c1", "--by", "m2"}},
    {"comments-policy-list", {"comments", "policy", "list"}},
    {"comments-policy-show", {"comments", "policy", "show"}},
    {"comments-policy-accept", {"comments", "policy", "accept", "m2"}},
    {"comments-search", {"comments", "search", "x"}},
    {"comments-theme-add", {"comments", "theme", "add", "hosting"}},
    {"comments-theme-put", {"comments", "theme", "put", "hosting", "c1"}},
    {"comments-theme-list", {"comments", "theme", "list"}},
    {"comments-theme-take", {"comments", "theme", "take", "hosting", "c1"}},
    {"comments-edit", {"comments", "edit", "c1", "--body", "y"}},
    {"comments-view", {"comments", "view", "c1"}},
    {"webinar-ics-lint", {"webinar", "ics", "future", "--lint"}},
    {"webinar-edit", {"webinar", "edit", "future", "--title", "What came next"}},
    {"webinar-remind", {"webinar", "remind", "future", "--queue"}},
    {"webinar-remind-due", {"webinar", "remind", "--due"}},
    {"webinar-cancel", {"webinar", "cancel", "future", "--yes"}},
    {"mail-inbox-list", {"mail", "inbox", "list"}},
    {"mail-suppress", {"mail", "suppress", "gone@example.org"}},
    {"mail-suppress-list", {"mail", "suppress"}},
    {"config-list", {"config", "list"}},
    {"config-get", {"config", "get", "relay.kind"}},
    {"config-path", {"config", "path"}},
    {"config-check", {"config", "check"}},
    {"config-set", {"config", "set", "send.connections", "2"}},
    {"store-log", {"store", "log"}},
    {"store-log-change", {"store", "log", "1"}},
    {"store-path", {"store", "path"}},
    {"store-migrate", {"store", "migrate"}},
    {"store-adopt", {"store", "adopt", "--reason", "moved"}},
    {"store-backup", {"store", "backup", "copy.db", "--force"}},
    {"store-restore", {"store", "restore", "copy.db", "--dry-run"}},
    {"init", {"init", "another"}},
    {"store-check", {"store", "check"}},
    {"store-undo", {"store", "undo"}},
};

const std::vector<Output> outputs_about_calls{
    {"calls-slots-add",
     {"calls", "slots", "add", "--on", "2027-03-02", "--from", "09:00", "--to", "10:00"}},
    {"calls-slots-list", {"calls", "slots", "list"}},
    {"calls-request", {"calls", "request", "m4"}},
    {"calls-offer", {"calls", "offer", "k1", "--queue"}},
    {"calls-book", {"calls", "book", "k1", "t1", "--queue"}},
    {"calls-move", {"calls", "move", "k1", "t2", "--queue"}},
    {"calls-cancel", {"calls", "cancel", "k2", "--by", "staff", "--queue"}},
    {"calls-remind", {"calls", "remind", "--due"}},
    {"calls-list", {"calls", "list"}},
    {"calls-view", {"calls", "view", "k1"}},
};

const std::vector<Output> outputs_about_the_handover{
    {"handover-plan-set", {"handover", "plan", "set", "--erasure", "2027-03-31"}},
    {"handover-plan-show", {"handover", "plan", "show"}},
    {"handover-successor-add", {"handover", "successor", "add", "--name", "Other Network"}},
    {"handover-successor-edit",
     {"handover", "successor", "edit", "Other Network", "--email", "other@example.net"}},
    {"handover-successor-view", {"handover", "successor", "view", "Next Network"}},
    {"handover-successor-list", {"handover", "successor", "list"}},
    {"handover-learning-add", {"handover", "learning", "add", "--title", "Small groups last"}},
    {"handover-learning-list", {"handover", "learning", "list"}},
    {"handover-learning-export", {"handover", "learning", "export"}},
    {"handover-progress-add", {"handover", "progress", "add", "--task", "Renew the web address"}},
    {"handover-progress-list", {"handover", "progress", "list"}},
    {"handover-report", {"handover", "report", "--restricted"}},
    {"handover-report-trace", {"handover", "report", "--trace", "members"}},
    {"handover-report-trace-list", {"handover", "report", "--trace", "list"}},
    {"handover-ask",
     {"handover", "ask", "--to", "relation:collaborator", "--recipient", "Next Network",
      "--queue"}},
    {"handover-key-show", {"handover", "key", "show"}},
    {"handover-plan-freeze", {"handover", "plan", "freeze", "--now"}},
    {"handover-plan-thaw", {"handover", "plan", "thaw"}},
};

/// Commands that write no JSON: files for other programs, what people read, or nothing at all; and
/// one that gathers others.
const std::set<std::string> without_schema{
    "calls slots remove",
    "comments review",
    "comments theme remove",
    "completion",
    "help",
    "handover learning remove",
    "handover successor remove",
    "mail inbox done",
    "members consent wording",
};

/// Runs each command with --json and compares what it writes with its schema.
void check_outputs(const Lab& lab, const std::vector<Output>& written_by) {
  const auto folder = lab.path("schemas").string();
  const auto written = lab.run({"schema", folder});
  REQUIRE_MESSAGE(written.status == 0, written.err);
  std::vector<std::string> check{python(), support_script("check_schema.py")};
  for (const auto& output : written_by) {
    auto all = output.words;
    for (auto& word : all) {
      if (word == "copy.db" || word == "site" || word == "another") word = lab.path(word).string();
    }
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
  WebinarHall lab;
  lab.configure(maildir_relay(lab) + "[[webinar.reminders]]\nname = \"day\"\nbefore = \"24h\"\n");
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
  check_outputs(lab, outputs);
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

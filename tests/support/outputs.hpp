// SPDX-License-Identifier: Apache-2.0
// Commands that write something, of nearly every verb: for what must hold of all of them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/calls.hpp"
#include "tests/support/handover_lab.hpp"

namespace qlab::test {

/// A command, by the name of the schema of what it writes. Those of a list can be run one behind
/// the other.
struct Output {
  std::string schema;
  std::vector<std::string> words;

  /// The words, with files and folders in that of the lab.
  [[nodiscard]] std::vector<std::string> in(const Lab& lab) const {
    auto all = words;
    for (auto& word : all) {
      if (word == "copy.db" || word == "site" || word == "another") word = lab.path(word).string();
    }
    return all;
  }
};

/// In a CommunityAtWork.
inline const std::vector<Output> outputs{
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
    {"comments-theme-remove", {"comments", "theme", "remove", "hosting"}},
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

/// In a CallHall of four.
inline const std::vector<Output> outputs_about_calls{
    {"calls-slots-add",
     {"calls", "slots", "add", "--on", "2027-03-02", "--from", "09:00", "--to", "10:00"}},
    {"calls-slots-list", {"calls", "slots", "list"}},
    {"calls-slots-remove", {"calls", "slots", "remove", "t6"}},
    {"calls-request", {"calls", "request", "m4"}},
    {"calls-offer", {"calls", "offer", "k1", "--queue"}},
    {"calls-book", {"calls", "book", "k1", "t1", "--queue"}},
    {"calls-move", {"calls", "move", "k1", "t2", "--queue"}},
    {"calls-cancel", {"calls", "cancel", "k2", "--by", "staff", "--queue"}},
    {"calls-remind", {"calls", "remind", "--due"}},
    {"calls-list", {"calls", "list"}},
    {"calls-view", {"calls", "view", "k1"}},
};

/// In a HandoverLab.
inline const std::vector<Output> outputs_about_the_handover{
    {"handover-plan-set", {"handover", "plan", "set", "--erasure", "2027-03-31"}},
    {"handover-plan-show", {"handover", "plan", "show"}},
    {"handover-successor-add", {"handover", "successor", "add", "--name", "Other Network"}},
    {"handover-successor-edit",
     {"handover", "successor", "edit", "Other Network", "--email", "other@example.net"}},
    {"handover-successor-view", {"handover", "successor", "view", "Next Network"}},
    {"handover-successor-remove", {"handover", "successor", "remove", "Other Network"}},
    {"handover-successor-list", {"handover", "successor", "list"}},
    {"handover-learning-add", {"handover", "learning", "add", "--title", "Small groups last"}},
    {"handover-learning-list", {"handover", "learning", "list"}},
    {"handover-learning-remove", {"handover", "learning", "remove", "h3"}},
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

/// Two members, a scenario, a webinar to which they are invited, and a successor.
struct CommunityAtWork : WebinarHall {
  CommunityAtWork() {
    configure(maildir_relay(*this) + "[[webinar.reminders]]\nname = \"day\"\nbefore = \"24h\"\n");
    add_member(*this, "Ada", "ada@example.org");
    add_member(*this, "Bob", "bob@example.org");
    const auto body = file("host.md", "A host.\n");
    REQUIRE(
        run({"scenarios", "add", "host", "--title", "T", "--body-file", body, "--open"}).status ==
        0);
    REQUIRE(
        run({"webinar", "invite", "future", "--to", "relation:collaborator", "--queue"}).status ==
        0);
    REQUIRE(run({"handover", "successor", "add", "--name", "Next"}).status == 0);
  }
};

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
// After the freeze nothing is written but what must be taken to the last day.
#include <doctest/doctest.h>

#include "tests/support/handover_scene.hpp"

namespace qlab::test {
namespace {

using Words = std::vector<std::string>;

/// Every verb that writes, with words that it would take on any other day.
std::vector<Words> writing(const HandoverScene& lab) {
  const auto people = lab.file("people.csv", "Name,Email\nAda,ada@example.org\n");
  const auto attended = lab.file("came.csv", "Name,Email\nPerson 1,person1@example.org\n");
  const auto text = lab.file("text.md", "# Text\n");
  return {
      {"members", "add", "--name", "Eve", "--email", "eve@example.org"},
      {"members", "edit", "m1", "--role", "chair"},
      {"members", "tag", "m1", "+founder"},
      {"members", "import", people},
      {"members", "merge", "m1", "m2"},
      {"members", "consent", "m1", "contact", "given"},
      {"members", "consent", "m1", "quote", "asked"},
      {"members", "consent", "wording", "add", "--purpose", "contact", "--body-file", text},
      {"scenarios", "add", "other", "--title", "Other", "--body-file", text},
      {"scenarios", "open", "later"},
      {"scenarios", "respond", "host-led", "m1", "--want", "yes"},
      {"comments", "add", "host-led", "--author", "m1", "--body", "More"},
      {"comments", "approve", "c1"},
      {"comments", "reject", "c1", "--reason", "r"},
      {"comments", "edit", "c1", "--body", "Other"},
      {"comments", "flag", "c1", "--by", "m2"},
      {"comments", "theme", "add", "money", "Money"},
      {"webinar", "add", "another", "--title", "A", "--start", "2027-03-20 12:30", "--zone", "UTC",
       "--duration", "60m"},
      {"webinar", "edit", "future", "--title", "Changed"},
      {"webinar", "cancel", "future", "--yes"},
      {"webinar", "rsvp", "future", "m1", "yes"},
      {"webinar", "invite", "future", "--to", "id:m3", "--queue", "--yes"},
      {"webinar", "remind", "future", "--queue", "--yes"},
      {"webinar", "attendance", "future", attended},
      {"mail", "send"},
      {"mail", "suppress", "person5@example.org", "--lift"},
      {"handover", "ask", "--to", "id:m1", "--queue", "--yes"},
      {"store", "undo"},
  };
}

/// What is taken all the same, in an order in which each can be done.
std::vector<Words> taken(const HandoverScene& lab) {
  const auto password = lab.file("pack.password", "correct horse battery\n");
  std::filesystem::permissions(password, std::filesystem::perms::owner_read);
  const auto lesson = lab.file("lesson.md", "It works.\n");
  return {
      {"members", "consent", "m1", "contact", "withdrawn"},
      {"members", "consent", "m2", "quote", "refused"},
      {"members", "consent", "m2", "handover", "asked", "--recipient", "Next Network"},
      {"members", "consent", "m2", "handover", "given", "--recipient", "Next Network"},
      {"mail", "suppress", "person3@example.org"},
      {"comments", "withdraw", "c1"},
      {"members", "erase", "m4", "--yes"},
      {"members", "export", "-o", lab.path("out.csv").string()},
      {"handover", "successor", "add", "--name", "Other Network"},
      {"handover", "successor", "edit", "h2", "--org", "Example University"},
      {"handover", "successor", "remove", "h2"},
      {"handover", "learning", "add", "--title", "It works", "--body-file", lesson},
      {"handover", "learning", "edit", "h3", "--confidence", "high"},
      {"handover", "learning", "remove", "h3"},
      {"handover", "progress", "add", "--task", "Renew"},
      {"handover", "progress", "edit", "h4", "--owner", "the board"},
      {"handover", "progress", "done", "h4"},
      {"handover", "plan", "set", "--erasure", "2027-06-01"},
      {"handover", "report", "-o", lab.path("report.html").string()},
      {"handover", "pack", "--to", "Next Network", "--password-file", password, "-o",
       lab.path("pack.zip").string()},
      {"handover", "delta", "--since", lab.path("pack.zip").string(), "--password-file", password,
       "-o", lab.path("delta.zip").string()},
      {"store", "backup", lab.path("copy.db").string()},
      {"store", "check"},
      {"store", "adopt", "--reason", "the one"},
      {"handover", "plan", "thaw"},
  };
}

std::string joined(const Words& words) {
  std::string all;
  for (const auto& word : words) all += word + ' ';
  return all;
}

}  // namespace

TEST_CASE("handover freeze: every verb that writes is refused, and says what lifts it") {
  const HandoverScene lab;
  lab.add("later");
  lab.must({"mail", "suppress", "person5@example.org"});
  lab.must({"handover", "plan", "set", "--freeze", "2027-01-15 09:00", "--tz", "UTC"});
  const auto before = lab.changes();
  for (const auto& words : writing(lab)) {
    CAPTURE(joined(words));
    const auto finished = lab.run(words);
    CHECK(finished.status == 6);
    CHECK(finished.out.empty());
    CHECK(finished.err.starts_with(
        "qlab: the store is frozen for the handover since 2027-01-15T09:00:00Z: '"));
    CHECK(finished.err.find("hint: 'qlab handover plan thaw' lifts the freeze") !=
          std::string::npos);
    CHECK(lab.changes() == before);
  }
  lab.must({"handover", "plan", "thaw"});
  lab.must({"members", "edit", "m1", "--role", "chair"});
}

TEST_CASE("handover freeze: is planned ahead, and begins by itself") {
  HandoverScene lab;
  lab.must({"handover", "plan", "set", "--freeze", "2027-01-16", "--tz", "UTC"});
  lab.must({"members", "edit", "m1", "--role", "chair"});
  lab.variables["QLAB_NOW"] = "2027-01-16T00:00:00Z";
  CHECK(lab.run({"members", "edit", "m1", "--role", "host"}).status == 6);
  // Cron hears nothing of it where nothing is due.
  CHECK(lab.run({"webinar", "remind", "--due"}).status == 0);
  CHECK(lab.json({"members", "list"}).size() == 6);
}

TEST_CASE("handover freeze: a no, an erasure and the handover itself are taken to the end") {
  const HandoverScene lab;
  lab.must({"handover", "plan", "freeze", "--now"});
  for (const auto& words : taken(lab)) {
    CAPTURE(joined(words));
    const auto finished = lab.run(words);
    CAPTURE(finished.err);
    CHECK(finished.status == 0);
  }
  CHECK(lab.json({"members", "view", "m1"}).at("consent") == "refused");
}

TEST_CASE("handover freeze: at once is said with --now") {
  const HandoverScene lab;
  check_failed(lab.run({"handover", "plan", "freeze"}), 2,
               "qlab: a freeze at once is said with --now\n"
               "hint: a later one is planned with: qlab handover plan set --freeze WHEN\n");
}

}  // namespace qlab::test

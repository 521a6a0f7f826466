// SPDX-License-Identifier: Apache-2.0
// After the freeze nothing is written but what must be taken to the last day.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "tests/support/commands.hpp"
#include "tests/support/handover_scene.hpp"

namespace qlab::test {
namespace {

using Words = std::vector<std::string>;

/// A scene in which every verb has something to do: c2 is published, o1 failed, o2 is uncertain, o3
/// waits, k1 is wanted and k2 booked, mail 1 came in and waits for a person.
struct Frozen : HandoverScene {
  Frozen() {
    add("later");
    must({"comments", "add", "host-led", "--author", "m2", "--accept-policy", "--licence",
          "unnamed", "--body", "Better"});
    must({"comments", "approve", "c2"});
    must({"comments", "theme", "add", "money", "Money"});
    must({"mail", "suppress", "person5@example.org"});
    must({"webinar", "invite", "future", "--to", "id:m6", "--queue", "--yes"});
    must({"calls", "request", "m3"});
    must({"calls", "request", "m4"});
    must({"calls", "book", "k2", "2027-01-20 10:00", "--staff", "anna", "--queue", "--yes"});
    must({"calls", "slots", "add", "--on", "2027-02-22", "--from", "09:00", "--to", "10:00",
          "--length", "30m", "--staff", "anna"});
    for (const auto* folder : {"replies/cur", "replies/new", "replies/tmp"})
      std::filesystem::create_directories(path(folder));
    configure(maildir_relay(*this) +
              fmt::format("[webinar]\nreminders = [{{name = \"day-before\", before = \"24h\"}}]\n"
                          "[mailbox]\nkind = \"maildir\"\npath = \"{}\"\n",
                          path("replies").string()));
    SQLite::Database store(path("lab/qlab.db").string(), SQLite::OPEN_READWRITE);
    store.exec("UPDATE message SET state = 'failed' WHERE id = 1");
    store.exec("UPDATE message SET state = 'uncertain' WHERE id = 2");
    store.exec(
        "INSERT INTO incoming (digest, kind, state, reason, address, subject, bytes, read_at)"
        " VALUES (hex(zeroblob(32)), 'other', 'waiting', 'r', 'a@example.org', 's', x'41', 0),"
        " ('1' || substr(hex(zeroblob(32)), 2), 'other', 'waiting', 'r', 'a@example.org', 's',"
        " x'41', 0)");
  }
};

std::string body_file(const Lab& lab) { return lab.file("text.md", "# Text\n\n- Be kind.\n"); }

std::vector<Words> writing_members(const Lab& lab) {
  const auto people = lab.file("people.csv", "Name,Email\nAda,ada@example.org\n");
  return {
      {"members", "add", "--name", "Eve", "--email", "eve@example.org"},
      {"members", "edit", "m1", "--role", "chair"},
      {"members", "edit", "m1", "--role", "chair", "--delivery", "off", "--by", "member"},
      {"members", "tag", "m1", "+founder"},
      {"members", "import", people},
      {"members", "merge", "m1", "m2"},
      {"members", "consent", "m1", "contact", "given"},
      {"members", "consent", "m1", "quote", "asked"},
      {"members", "consent", "wording", "add", "--purpose", "contact", "--body-file",
       body_file(lab)},
  };
}

std::vector<Words> writing_scenarios(const Lab& lab) {
  std::filesystem::create_directories(lab.path("texts"));
  (void)lab.file("texts/another.md", "# Another\n");
  return {
      {"scenarios", "add", "other", "--title", "Other", "--body-file", body_file(lab)},
      {"scenarios", "edit", "host-led", "--title", "Another title"},
      {"scenarios", "open", "later"},
      {"scenarios", "close", "host-led"},
      {"scenarios", "import", lab.path("texts").string()},
      {"scenarios", "respond", "host-led", "m1", "--want", "yes"},
  };
}

std::vector<Words> writing_comments(const Lab& lab) {
  return {
      {"comments", "add", "host-led", "--author", "m1", "--body", "More"},
      {"comments", "import", source("script/demo-data/blog.xml"), "--scenario", "host-led"},
      {"comments", "approve", "c1"},
      {"comments", "reject", "c1", "--reason", "r"},
      {"comments", "spam", "c1"},
      {"comments", "edit", "c1", "--body", "Other"},
      {"comments", "flag", "c2", "--by", "m3"},
      {"comments", "theme", "add", "time", "Time"},
      {"comments", "theme", "put", "money", "c1"},
      {"comments", "theme", "take", "money", "c1"},
      {"comments", "theme", "remove", "money"},
      {"comments", "policy", "add", body_file(lab)},
      {"comments", "policy", "accept", "m3"},
      {"comments", "address", "host-led"},
  };
}

std::vector<Words> writing_meetings(const Lab& lab) {
  const auto attended = lab.file("came.csv", "Name,Email\nPerson 1,person1@example.org\n");
  return {
      {"webinar", "add", "another", "--title", "A", "--start", "2027-03-20 12:30", "--zone", "UTC",
       "--duration", "60m"},
      {"webinar", "edit", "future", "--title", "Changed"},
      {"webinar", "cancel", "future", "--yes"},
      {"webinar", "rsvp", "future", "m1", "yes"},
      {"webinar", "invite", "future", "--to", "id:m3", "--queue", "--yes"},
      {"webinar", "remind", "future", "--queue", "--yes"},
      {"webinar", "attendance", "future", attended},
      {"calls", "request", "m1"},
      {"calls", "offer", "k1", "--queue", "--yes"},
      {"calls", "book", "k1", "2027-01-21 10:00", "--staff", "anna", "--queue", "--yes"},
      {"calls", "move", "k2", "2027-01-21 10:00", "--queue", "--yes"},
      {"calls", "cancel", "k2", "--by", "staff", "--queue", "--yes"},
      {"calls", "record", "k1", "held"},
      {"calls", "slots", "add", "--on", "2027-02-23", "--from", "09:00", "--to", "10:00",
       "--length", "30m", "--staff", "anna"},
      {"calls", "slots", "remove", "t2"},
  };
}

std::vector<Words> writing_the_rest(const Lab& /*lab*/) {
  return {
      {"mail", "send"},
      {"mail", "retry", "o1"},
      {"mail", "resolve", "o2", "--as", "sent"},
      {"mail", "suppress", "person5@example.org", "--lift"},
      {"mail", "inbox", "assign", "1", "m1"},
      {"handover", "ask", "--to", "id:m1", "--queue", "--yes"},
      {"store", "undo"},
  };
}

/// Every verb that writes, with words that it would take on any other day.
std::vector<Words> writing(const Lab& lab) {
  std::vector<Words> all;
  for (auto* part :
       {writing_members, writing_scenarios, writing_comments, writing_meetings, writing_the_rest}) {
    std::ranges::move(part(lab), std::back_inserter(all));
  }
  return all;
}

/// What is taken all the same, in an order in which each can be done.
std::vector<Words> taken(const Lab& lab) {
  const auto password = lab.file("pack.password", "correct horse battery\n");
  std::filesystem::permissions(password, std::filesystem::perms::owner_read);
  const auto lesson = lab.file("lesson.md", "It works.\n");
  const auto pack = lab.path("pack.zip").string();
  const auto delta = lab.path("delta.zip").string();
  const auto receipt = lab.path("receipt.json").string();
  const auto accept = [&](const std::string& file) -> Words {
    return {"handover",        "accept", file, "--into", lab.path("next").string(),
            "--password-file", password, "-o", receipt};
  };
  return {
      {"members", "consent", "m1", "contact", "withdrawn"},
      {"members", "consent", "m2", "quote", "refused"},
      {"members", "consent", "m2", "handover", "asked", "--recipient", "Next Network"},
      {"members", "consent", "m2", "handover", "given", "--recipient", "Next Network"},
      {"members", "edit", "m5", "--delivery", "off", "--by", "member"},
      {"mail", "suppress", "person3@example.org"},
      {"mail", "receive"},
      {"mail", "inbox", "done", "1"},
      {"comments", "edit", "c2", "--licence", "not outside"},
      {"comments", "hide", "c2"},
      {"comments", "withdraw", "c2"},
      {"members", "erase", "m4", "--yes"},
      {"members", "export", "-o", lab.path("out.csv").string()},
      {"scenarios", "publish", lab.path("site").string(), "--with-tally"},
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
      {"handover", "key", "show"},
      {"handover", "pack", "--to", "Next Network", "--password-file", password, "-o", pack},
      {"handover", "verify", pack},
      accept(pack),
      {"handover", "ack", receipt},
      {"handover", "delta", "--since", pack, "--password-file", password, "-o", delta},
      accept(delta),
      {"handover", "ack", receipt},
      {"handover", "erase-all", "--dry-run"},
      {"store", "backup", lab.path("copy.db").string()},
      {"store", "adopt", "--reason", "the one"},
      {"handover", "plan", "thaw"},
  };
}

/// What writes nothing, or into no store; that needs a person at a terminal; whose job for cron
/// does nothing where nothing is due; or that takes another file's place.
const std::set<std::string> harmless{
    "members list",
    "members view",
    "members outstanding",
    "members why",
    "members disclosures",
    "members consent missing",
    "scenarios list",
    "scenarios view",
    "scenarios tally",
    "scenarios export",
    "comments list",
    "comments view",
    "comments search",
    "comments export",
    "comments review",
    "comments theme list",
    "comments policy show",
    "comments policy list",
    "webinar list",
    "webinar view",
    "webinar ics",
    "calls list",
    "calls view",
    "calls slots list",
    "calls remind",
    "mail list",
    "mail view",
    "mail report",
    "mail preview",
    "mail templates",
    "mail classify",
    "mail bounces",
    "mail inbox list",
    "mail inbox view",
    "handover plan show",
    "handover plan freeze",
    "handover status",
    "handover successor list",
    "handover successor view",
    "handover learning list",
    "handover learning view",
    "handover learning export",
    "handover progress list",
    "store log",
    "store path",
    "store check",
    "store restore",
    "store migrate",
    "config list",
    "config get",
    "config set",
    "config path",
    "config check",
    "init",
    "status",
    "help",
    "completion",
};

/// Whether the words are of this command.
bool is_of(const Words& words, const std::string& command) {
  std::string all;
  for (const auto& word : words) all += word + ' ';
  return all.starts_with(command + ' ');
}

std::string joined(const Words& words) {
  std::string all;
  for (const auto& word : words) all += word + ' ';
  return all;
}

}  // namespace

TEST_CASE("handover freeze: every verb that writes is refused, and says what lifts it") {
  const Frozen lab;
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
}

TEST_CASE("handover freeze: cron hears nothing of it where nothing is due") {
  const HandoverScene lab;
  lab.must({"handover", "plan", "freeze", "--now"});
  const auto reminded = lab.run({"webinar", "remind", "--due"});
  CHECK(reminded.status == 0);
  CHECK(reminded.err.empty());
}

TEST_CASE("handover freeze: what is there can still be read") {
  const HandoverScene lab;
  lab.must({"handover", "plan", "freeze", "--now"});
  CHECK(lab.json({"members", "list"}).size() == 6);
}

TEST_CASE("handover freeze: every command that there is was thought of") {
  const Lab lab;
  const auto refused = writing(lab);
  const auto allowed = taken(lab);
  const auto commands = every_command();
  CHECK(commands.size() > 100);
  for (const auto& command : commands) {
    CAPTURE(command);
    const auto is_it = [&](const Words& words) { return is_of(words, command); };
    const bool listed = std::ranges::any_of(refused, is_it) ||
                        std::ranges::any_of(allowed, is_it) || harmless.contains(command) ||
                        command == "members consent wording";
    CHECK(listed);
  }
  for (const auto& command : harmless)
    CHECK_MESSAGE(std::ranges::count(commands, command), command);
}

TEST_CASE("handover freeze: a no, an erasure and the handover itself are taken to the end") {
  Frozen lab;
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

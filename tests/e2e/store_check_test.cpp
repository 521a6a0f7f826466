// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"

namespace qlab::test {

TEST_CASE("store check: one line where nothing is wrong, an empty list for scripts") {
  const Lab lab;
  const auto checked = lab.run({"store", "check"});
  CHECK(checked.status == 0);
  CHECK(checked.out == "the store is whole\n");
  CHECK(checked.err.empty());
  CHECK(lab.json({"store", "check"}).empty());
}

TEST_CASE("store check: a broken rule is named with its way out, and ends with 3") {
  const Lab lab;
  std::filesystem::permissions(lab.store(), std::filesystem::perms(0644));
  const auto checked = lab.run({"store", "check", "--json"});
  CHECK(checked.status == 3);
  CHECK(checked.err.empty());
  const auto found = parse_json(checked.out);
  // What SQLite keeps beside it has the same mode.
  REQUIRE(found.size() == 3);
  CHECK(found.at(0).at("severity") == "problem");
  CHECK(found.at(0).at("problem") ==
        fmt::format("'{}' is open to others (mode 0644)", lab.store().string()));
  CHECK(found.at(0).at("way_out") == fmt::format("chmod go= '{}'", lab.store().string()));
}

TEST_CASE("store check: what makes searches miss members is named, and its way out ends it") {
  const Lab lab;
  std::string members = "name,email\n";
  for (int n = 1; n <= 70; ++n) members += fmt::format("Person {0},p{0}@example.org\n", n);
  REQUIRE(lab.run({"members", "import", "-"}, members).status == 0);
  execute(lab, "UPDATE member_signature SET bits = zeroblob(512) WHERE block = 1");
  const auto checked = lab.run({"store", "check", "--format", "tsv"});
  CHECK(checked.status == 3);
  CHECK(checked.err.empty());
  CHECK(
      checked.out ==
      "severity\tproblem\tway_out\n"
      "problem\tsearches may miss members from m32 to m63: what is kept of their names and "
      "addresses is not all of it\tchange the name of one of them with 'qlab members edit', which "
      "makes it anew, and change it back\n");
  for (const std::string name : {"Another", "Person 40"})
    REQUIRE(lab.run({"members", "edit", "m40", "--name", name}).status == 0);
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
}

TEST_CASE("store check: numbers that do not count the answers there are are damage") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.must({"scenarios", "respond", "host-led", "m1", "--want", "yes"});
  lab.must({"webinar", "add", "future", "--title", "The future", "--start", "2027-02-20 12:30",
            "--zone", "Europe/London", "--duration", "90m"});
  lab.must({"webinar", "rsvp", "future", "m1", "yes"});
  CHECK(lab.must({"store", "check"}) == "the store is whole\n");
  execute(lab, "UPDATE stance_number SET members = 2; DELETE FROM rsvp_number");
  const auto checked = lab.run({"store", "check", "--format", "tsv"});
  CHECK(checked.status == 78);
  CHECK(checked.err.empty());
  CHECK(checked.out ==
        "severity\tproblem\tway_out\n"
        "damage\tthe tally of s1 does not count the answers that there are\trestore a backup with "
        "'qlab store restore FILE'\n"
        "damage\tthe numbers of 'future' do not count the answers that there are\trestore a backup "
        "with 'qlab store restore FILE'\n");
}

TEST_CASE("store check: a schema that is not ours is damage") {
  const Lab lab;
  execute(lab, "CREATE TABLE extra (id INTEGER)");
  const auto checked = lab.run({"store", "check"});
  CHECK(checked.status == 78);
  CHECK(checked.out.find("damage\ttable 'extra' is none of qlab's\t") != std::string::npos);
}

TEST_CASE("store check: a hostile trigger is named, and nothing of it runs") {
  const Lab lab;
  REQUIRE(lab.run({"members", "add", "--name", "Anna", "--email", "anna@example.org"}).status == 0);
  execute(lab, "CREATE TRIGGER hostile AFTER INSERT ON member BEGIN DELETE FROM member; END");
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"store", "check"},
           {"members", "add", "--name", "Ben", "--email", "ben@example.org"},
           {"members", "list"}}) {
    check_failed(
        lab.run(words), 78,
        fmt::format("qlab: '{}' holds what no qlab put there: trigger 'hostile'\n"
                    "hint: nothing of it was run; restore a backup, and keep this file for "
                    "examination\n",
                    lab.store().string()));
  }
  execute(lab, "DROP TRIGGER hostile");
  CHECK(lab.run({"members", "list", "--format", "ids"}).out == "m1\n");
}

TEST_CASE("store check: rows against the rules of the schema are damage to every command") {
  const DeliberationLab lab;
  lab.member("Anna", "anna@example.org");
  lab.must({"members", "tag", "m1", "+first"});
  lab.must({"handover", "learning", "add", "--title", "A lesson", "--body-file",
            lab.file("lesson.md", "Learned."), "--source", "s1"});
  const auto whole = read(lab.store());
  const auto check_damaged = [&](const std::string& sql, const std::vector<std::string>& words) {
    CAPTURE(sql);
    std::filesystem::remove(lab.store().string() + "-wal");
    std::filesystem::remove(lab.store().string() + "-shm");
    write(lab.store(), whole);
    execute(lab, "PRAGMA foreign_keys = off; PRAGMA ignore_check_constraints = on; " + sql);
    const auto refused = lab.run(words);
    CHECK(refused.status == 78);
    CHECK(refused.err.starts_with("qlab: the store is damaged: "));
  };
  check_damaged("UPDATE scenario SET state = 'ajar'", {"scenarios", "list"});
  check_damaged("UPDATE learning SET confidence = 'sure'", {"handover", "learning", "list"});
  check_damaged("UPDATE tag SET id = 9223372036854775807", {"members", "list"});
  check_damaged("UPDATE learning SET id = 9223372036854775807",
                {"handover", "learning", "edit", "h1", "--title", "Another"});
  check_damaged("DELETE FROM store_secret",
                {"mail", "suppress", "gone@example.org", "--reason", "staff"});
}

TEST_CASE("store check: files are for their owner only, whatever the umask says") {
  const Lab lab;
  const auto script = fmt::format(
      "umask 000; {0} members add --name Anna --email a@example.org >/dev/null 2>&1; {0} store "
      "backup "
      "{1}/lab/qlab.db.bak; "
      "{0} store check",
      binary(), lab.path("").string());
  const auto checked = run_process({"/bin/sh", "-c", script}, lab.variables);
  // The backup beside the store is its owner's, too: nothing is found.
  CHECK(checked.out == "the store is whole\n");
}

TEST_CASE("store check: a copy that was made without its log of late writes is noticed") {
  Lab lab;
  std::filesystem::copy_file(lab.store(), lab.path("lab/copy.db"));
  lab.variables["QLAB_STORE"] = lab.path("lab/copy.db").string();
  const auto checked = lab.run({"store", "check"});
  CHECK(checked.status == 3);
  CHECK(checked.out.find("it is not adopted here") != std::string::npos);
  CHECK(checked.out.find("a copy made without its '-wal' file lacks the newest changes") !=
        std::string::npos);
}

TEST_CASE("store check: a store behind a symbolic link is refused") {
  Lab lab;
  std::filesystem::create_symlink(lab.store(), lab.path("link.db"));
  lab.variables["QLAB_STORE"] = lab.path("link.db").string();
  const auto refused = lab.run({"store", "check"});
  CHECK(refused.status == 74);
  CHECK(refused.out.empty());
}

}  // namespace qlab::test

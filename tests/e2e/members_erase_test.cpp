// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>

#include "tests/support/whole_person.hpp"

namespace qlab::test {
TEST_CASE(
    "members erase: no byte of the person is left in the store, its log, its WAL or its gaps") {
  const WholePerson lab;
  REQUIRE(lab.left().size() >= 4);  // among them what the mails hold in encoded forms
  // Somebody else keeps the store open, so that its WAL stays.
  SQLite::Database other(lab.store().string(), SQLite::OPEN_READWRITE);
  REQUIRE(other.execAndGet("SELECT count(*) FROM member").getInt() > 0);
  const auto erased = lab.run({"members", "erase", "m1", "--yes", "--comments", "keep", "--json"});
  CHECK(erased.status == 0);
  INFO(erased.out << erased.err);
  CHECK(std::filesystem::exists(lab.store().string() + "-wal"));
  CHECK(lab.left().empty());
  const auto certificate = parse_json(erased.out);
  CHECK(certificate.at("member") == "m1");
  CHECK(certificate.at("purged") == true);
  CHECK(certificate.at("addresses") == 2);
  CHECK(certificate.at("suppressed") == 2);
  CHECK(certificate.at("comments") == 2);
  CHECK(certificate.at("comment_texts") == 1);
  CHECK(certificate.at("stances") == 2);
  CHECK(certificate.at("attendances") == 2);
  CHECK(certificate.at("mails") == 4);  // two invitations, the offer and the invitation to the call
  CHECK(certificate.at("mails_cancelled") == 1);
  CHECK(certificate.at("log_entries").get<int>() >= 5);
  CHECK(certificate.at("mentioned").empty());
}

TEST_CASE("members erase: what others counted on stays, as nobody's") {
  const WholePerson lab;
  const auto tally = lab.run({"scenarios", "tally", "host-led", "--json"}).out;
  const auto listed = lab.run({"members", "list", "--format", "ids"}).out;
  REQUIRE(lab.run({"members", "erase", "sian.prydderch@example.org", "--yes"}).status == 0);
  CHECK(lab.run({"scenarios", "tally", "host-led", "--json"}).out == tally);
  CHECK("m1\n" + lab.run({"members", "list", "--format", "ids"}).out == listed);
  const auto comments = lab.json({"comments", "list"});
  CHECK(comments.at(0).at("author") == "former member");
  CHECK(lab.json({"comments", "view", "c1"}).at("body") ==
        "I like it. [former member], [former member], wrote this.");
  CHECK(lab.json({"mail", "list"}).at(0).at("state") == "sent");
  CHECK(lab.json({"mail", "list"}).at(0).at("to") == "");
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
  const auto viewed = lab.run({"members", "view", "m1"});
  CHECK(viewed.status == 10);
  CHECK(
      viewed.err ==
      "qlab: 'm1' was erased on 2027-01-15T09:00:00Z\nhint: 'qlab members list' shows them all\n");
}

TEST_CASE("members erase: texts go too where that is asked, and replies keep their place") {
  const WholePerson lab;
  REQUIRE(lab.run({"members", "erase", "m1", "--yes", "--comments", "remove"}).status == 0);
  const auto comment = lab.json({"comments", "view", "c1"});
  CHECK(comment.at("body") == "");
  CHECK(comment.at("state") == "withdrawn");
  CHECK(lab.json({"comments", "view", "c4"}).at("parent") == comment.at("ref"));
}

TEST_CASE("members erase: nothing brings the address back") {
  const WholePerson lab;
  REQUIRE(lab.run({"members", "erase", "m1", "--yes"}).status == 0);
  check_failed(lab.run({"members", "add", "--name", "S", "--email", "S.Prydderch@EXAMPLE.net"}), 6,
               "qlab: 'S.Prydderch@EXAMPLE.net' belongs to a person who was erased\n"
               "hint: only they can come back, with an address of their choice\n");
  check_failed(lab.run({"mail", "suppress", "s.prydderch@example.net", "--lift"}), 6,
               "qlab: the address belongs to a person who was erased\n"
               "hint: only they can come back, with an address of their choice\n");
}

TEST_CASE("members erase: a list with the address takes the others, and says whom it left out") {
  const WholePerson lab;
  lab.must({"members", "erase", "m1", "--yes"});
  const auto list = lab.file("list.csv",
                             "Name,Email,Email 2\n"
                             "Cai,cai@example.org,\n"
                             "Siân,SIAN.Prydderch@example.org,\n"
                             "Somebody,new@example.org,s.prydderch@EXAMPLE.net\n");
  const std::vector<std::string> import{"members", "import",          list,
                                        "--json",  "--fresh-consent", "a form"};
  auto rehearsal = import;
  rehearsal.emplace_back("--dry-run");
  for (const auto& words : {rehearsal, import}) {
    const auto report = lab.json(words);
    CHECK(report.at("new") == 1);
    CHECK(report.at("rejected").empty());
    REQUIRE(report.at("suppressed").size() == 2);
    CHECK(report.at("suppressed").at(0).at("line") == 3);
    CHECK(report.at("suppressed").at(1).at("line") == 4);
  }
  CHECK(lab.json({"members", "list", "email:prydderch"}).empty());
  CHECK(lab.json({"members", "list", "email:new@example.org"}).empty());
  CHECK(lab.left().empty());
}

TEST_CASE("members erase: a file that was named after the person is not named so any more") {
  const WholePerson lab;
  lab.must({"members", "export", "--person", "m1", "-o", lab.path("sian-prydderch.json").string()});
  lab.must({"members", "erase", "m1", "--yes"});
  CHECK(lab.json({"members", "disclosures"}).at(0).at("file") == "former member");
  CHECK(lab.left().empty());
}

TEST_CASE("members erase: what others wrote about the person is named, not changed") {
  const WholePerson lab;
  lab.must({"comments", "edit", "c2", "--body", "As SIÂN Prydderch says"});
  const auto erased = lab.json({"members", "erase", "m1", "--yes"});
  CHECK(erased.at("mentioned") == nlohmann::json{"comment 2, body"});
}

TEST_CASE("members erase: a dry run shows the same numbers and writes nothing") {
  const WholePerson lab;
  auto before = lab.json({"members", "erase", "m1", "--dry-run"});
  CHECK(lab.json({"members", "view", "m1"}).at("name") == "Siân Prydderch");
  CHECK_FALSE(std::filesystem::exists(lab.store().string() + ".erasures"));
  auto erased = lab.json({"members", "erase", "m1", "--yes"});
  CHECK(before.at("dry_run") == true);
  for (const auto* differs : {"dry_run", "purged"}) {
    before.erase(differs);
    erased.erase(differs);
  }
  CHECK(before == erased);
}

TEST_CASE("members erase: asks first, says that it is for ever, and takes one person") {
  const WholePerson lab;
  check_failed(lab.run({"members", "erase", "m1"}), 2,
               "qlab: erasing m1 for ever (there is no undo) needs a word of agreement\n"
               "hint: add --yes\n");
  check_failed(lab.run({"members", "erase"}), 2, "qlab: erase whom?\nhint: name one member: m12\n");
  check_failed(lab.run({"members", "erase", "m999", "--yes"}), 10,
               "qlab: there is no member 'm999'\nhint: 'qlab members list' shows them all\n");
  check_failed(lab.run({"members", "erase", "m1", "--yes", "--reason", "Siân Prydderch asked"}), 2,
               "qlab: the reason names the person, and would outlive the erasure\n"
               "hint: say it without name and address\n");
  check_failed(lab.run({"members", "erase", "m1", "--yes", "--comments", "burn"}), 2,
               "qlab: 'burn' is not what becomes of comments\nhint: use one of: keep, remove\n");
}

TEST_CASE("members erase: where there is no store, erasing again leaves nothing there") {
  const Lab lab;
  const auto absent = lab.path("absent.db").string();
  const auto refused = lab.run({"members", "erase", "--reapply", "--store", absent});
  CHECK(refused.status == 78);
  CHECK(refused.err.starts_with("qlab: there is no store at '" + absent + "'\n"));
  CHECK_FALSE(std::filesystem::exists(absent + ".send-lock"));
}

TEST_CASE("members erase: waits for nobody who sends, and says who it is") {
  const WholePerson lab;
  const auto lock = lab.store().string() + ".send-lock";
  write(lock, "4711\n");
  const auto held = run_process(
      {"/usr/bin/flock", lock, binary(), "members", "erase", "m1", "--yes"}, lab.variables);
  CHECK(held.status == 11);
  CHECK(held.err ==
        "qlab: process 4711 is sending already\n"
        "hint: try again later, or wait for it with --wait 5m\n");
  CHECK(lab.json({"members", "view", "m1"}).at("ref") == "m1");
}

TEST_CASE("members erase: a reader who holds the old pages is named, and a second run completes") {
  const WholePerson lab;
  {
    SQLite::Database reader(lab.store().string(), SQLite::OPEN_READONLY);
    reader.exec("BEGIN; SELECT count(*) FROM member");
    const auto erased = lab.run({"members", "erase", "m1", "--yes", "--wait", "1s"});
    CHECK(erased.status == 75);
    CHECK(erased.err.find("m1 is erased, but deleted bytes may still be in the store's files") !=
          std::string::npos);
    CHECK_FALSE(lab.left().empty());
  }
  const auto again = lab.run({"members", "erase", "m1", "--json"});
  CHECK(again.status == 0);
  CHECK(parse_json(again.out).at("purged") == true);
  CHECK(lab.left().empty());
}

TEST_CASE("members erase: copies beside the store and people who were given the data are named") {
  const WholePerson lab;
  lab.must({"members", "export", "tag:founder", "--recipient", "Example University", "-o",
            lab.path("founders.csv").string()});
  write(lab.store().string() + ".before-schema-2", "old");
  const auto erased = lab.json({"members", "erase", "m1", "--yes"});
  CHECK(erased.at("copies") == nlohmann::json{lab.store().string() + ".before-schema-2"});
  REQUIRE(erased.at("disclosures").size() == 1);
  CHECK(erased.at("disclosures").at(0).at("recipient") == "Example University");
}

TEST_CASE("members erase: an older backup brings nobody back") {
  const WholePerson lab;
  SQLite::Database(lab.store().string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const auto old = read(lab.store());
  REQUIRE(lab.run({"members", "erase", "m1", "--yes", "--comments", "remove"}).status == 0);
  struct stat about {};
  REQUIRE(::stat((lab.store().string() + ".erasures").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  write(lab.store(), old);
  CHECK(lab.run({"store", "check"}).status == 3);
  CHECK(lab.run({"mail", "send"}).status == 6);
  const auto refused = lab.run({"members", "add", "--name", "Cai", "--email", "cai@example.org"});
  CHECK(refused.status == 6);
  CHECK(refused.err ==
        fmt::format("qlab: '{}' is older than 1 erasure: people who were erased may be back\n"
                    "hint: 'qlab members erase --reapply' erases them again; nothing is written"
                    " before\n",
                    lab.store().string()));
  CHECK(lab.run({"members", "import", lab.path("people.csv").string()}).status == 6);
  const auto reapplied = lab.run({"members", "erase", "--reapply"});
  CHECK(reapplied.status == 0);
  CHECK(reapplied.err.find("m1 was erased again\n") == 0);
  CHECK(lab.left().empty());
  CHECK(lab.json({"comments", "view", "c1"}).at("body") == "");
  CHECK(lab.run({"members", "add", "--name", "Cai", "--email", "cai@example.org"}).status == 0);
  CHECK(lab.run({"members", "erase", "--reapply"}).err.empty());
}

TEST_CASE("members erase: restoring a backup erases again before the store is in its place") {
  const WholePerson lab;
  const auto backup = lab.path("backup.db").string();
  lab.must({"store", "backup", backup});
  lab.must({"members", "erase", "m1", "--yes"});
  const auto restored = lab.json({"store", "restore", backup, "--yes"});
  CHECK(restored.at("erased_again") == 1);
  CHECK(lab.left().empty());
  CHECK(lab.run({"members", "view", "m1"}).status == 10);
  check_failed(lab.run({"members", "add", "--name", "S", "--email", "s.prydderch@example.net"}), 6,
               "qlab: 's.prydderch@example.net' belongs to a person who was erased\n"
               "hint: only they can come back, with an address of their choice\n");
}

TEST_CASE("members erase: a person who was two goes under both ids, names and addresses") {
  const WholePerson lab;
  lab.must({"members", "add", "--name", "Shan Prydderch-Jones", "--email", "shan@prydderch.example",
            "--org", "Prydderch Mill"});
  lab.must({"members", "export", "prydderch-jones", "--recipient", "Example University"});
  lab.must({"members", "merge", "m1", "shan@prydderch.example"});
  execute(lab,
          "INSERT INTO member_import_queue (id, source, line, text, queued_at) VALUES"
          " (1, 'a.csv', 2, 'Siân,shan@prydderch.example', 0);"
          "INSERT INTO member_import_queue_address VALUES (1, 'shan@prydderch.example')");
  const auto erased = lab.json({"members", "erase", "m1", "--yes"});
  CHECK(erased.at("suppressed") == 3);
  CHECK(erased.at("disclosures").size() == 1);
  CHECK(fmt::format("{}", fmt::join(lab.left(), "|")) == "");
}

TEST_CASE("members erase: what others did in the same change can still be undone") {
  const WholePerson lab;
  const auto imported = lab.json({"store", "log", "command:import"}).at(0).at("id").get<int>();
  lab.must({"members", "erase", "m1", "--yes"});
  CHECK(lab.json({"store", "log"}).at(0).at("summary") == "m1 erased");
  lab.must({"store", "undo", std::to_string(imported)});
  CHECK(lab.run({"members", "list", "--format", "ids"}).out == "m2\n");
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "tests/support/crash.hpp"
#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/servers.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

std::string not_adopted(std::string_view why) {
  return fmt::format(
      "qlab: the store is not adopted here, so it does not send: {}\n"
      "hint: where no other copy of it sends: qlab store adopt --reason 'why this is the one'\n",
      why);
}

struct RestoreLab : Lab {
  std::string backup = path("backup.db").string();

  void back_up() const { must({"store", "backup", backup}); }
  nlohmann::json restore() const { return json({"store", "restore", backup, "--yes"}); }
  std::string must(const std::vector<std::string>& words) const {
    const auto finished = run(words);
    INFO(finished.err);
    REQUIRE(finished.status == 0);
    return finished.out;
  }
};

}  // namespace

TEST_CASE("store restore: the backup takes the store's place, which is kept beside it") {
  const RestoreLab lab;
  lab.must({"members", "add", "--name", "Anna", "--email", "anna@example.org"});
  lab.back_up();
  lab.must({"members", "add", "--name", "Ben", "--email", "ben@example.org"});
  const auto restored = lab.run({"store", "restore", lab.backup, "--yes", "--json"});
  REQUIRE_MESSAGE(restored.status == 0, restored.err);
  const auto kept = lab.store().string() + ".before-restore-20270115T090000Z";
  CHECK(parse_json(restored.out).at("kept") == kept);
  CHECK(restored.err ==
        fmt::format("the store before is kept as '{}'\nit does not send until: qlab "
                    "store adopt --reason 'why this is the one'\n",
                    kept));
  CHECK(lab.must({"members", "list", "--format", "ids"}) == "m1\n");
  CHECK(lab.must({"members", "list", "--format", "ids", "--store", kept}) == "m1\nm2\n");
  CHECK(std::filesystem::status(lab.store()).permissions() == std::filesystem::perms(0600));
  CHECK_FALSE(std::filesystem::exists(lab.store().string() + ".restoring"));
  // An id that was given away is never given to somebody else.
  CHECK(lab.must({"members", "add", "--name", "Cai", "--email", "cai@example.org", "--format",
                  "ids"}) == "m3\n");
}

TEST_CASE("store restore: yesterday's backup sends nothing until adopted, and then nothing twice") {
  RestoreLab lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 6);
  lab.back_up();
  lab.must({"mail", "send", "--max", "4", "--yes"});
  REQUIRE(relay.accepted().size() == 4);
  CHECK(lab.restore().at("mails_updated") == 4);
  check_failed(lab.run({"mail", "send"}), 6,
               not_adopted("it is a backup, or was restored from one"));
  CHECK(lab.run({"mail", "send", "--dry-run"}).status == 6);
  CHECK(relay.accepted().size() == 4);
  const auto adopted = lab.json({"store", "adopt", "--reason", "the disk was replaced"});
  CHECK(adopted.at("adopted") == true);
  CHECK(adopted.at("uncertain") == 0);
  lab.must({"mail", "send", "--yes"});
  CHECK(relay.accepted().size() == 6);
  CHECK(states(lab) == "sent sent sent sent sent sent");
}

TEST_CASE("store restore: a backup put back with cp sends nothing without an explicit word") {
  RestoreLab lab;
  const FaultSmtp relay;
  lab.configure(plain_smtp(relay.url()));
  queue_mails(lab, 3);
  lab.back_up();
  lab.must({"mail", "send", "--max", "2", "--yes"});
  write(lab.store(), read(lab.backup));
  CHECK(lab.run({"mail", "send"}).status == 6);
  const auto adopted = lab.run({"store", "adopt", "--reason", "put back by hand", "--json"});
  CHECK(adopted.status == 0);
  CHECK(parse_json(adopted.out).at("uncertain") == 3);
  CHECK(adopted.err.starts_with(
      "3 mails that waited are uncertain now: another copy may have sent them\n"));
  lab.must({"mail", "send", "--yes"});
  CHECK(relay.accepted().size() == 2);
  CHECK(states(lab) == "uncertain uncertain uncertain");
}

TEST_CASE("store restore: whoever was erased since the backup is erased again") {
  const RestoreLab lab;
  lab.must({"members", "add", "--name", "Anna Ystwyth", "--email", "anna@example.org"});
  lab.must({"members", "add", "--name", "Ben", "--email", "ben@example.org"});
  lab.back_up();
  lab.must({"members", "erase", "m1", "--yes"});
  CHECK(lab.restore().at("erased_again") == 1);
  CHECK(lab.must({"members", "list", "--format", "ids"}) == "m2\n");
  const auto bytes = read(lab.store());
  CHECK(bytes.find("anna@example.org") == std::string::npos);
  CHECK(bytes.find("Ystwyth") == std::string::npos);
  CHECK(lab.run({"members", "add", "--name", "Cai", "--email", "cai@example.org"}).status == 0);
}

TEST_CASE("store restore: nobody is reminded of another day than the webinar was moved to since") {
  RestoreLab lab;
  lab.configure(maildir_relay(lab) +
                "[[webinar.reminders]]\nname = \"day\"\nbefore = \"24h\"\nto = [\"invited\"]\n");
  add_member(lab, "Anna", "anna@example.org");
  lab.must(add_future());
  lab.back_up();
  lab.must({"webinar", "invite", "future", "--to", "relation:collaborator", "--yes"});
  lab.must({"webinar", "edit", "future", "--start", "2027-02-27 12:30", "--notify", "--yes"});
  const auto restored = lab.run({"store", "restore", lab.backup, "--yes"});
  CHECK(restored.status == 0);
  CHECK(restored.err.find("'future' was changed since the backup, and stays so: "
                          "qlab webinar view future\n") != std::string::npos);
  lab.must({"store", "adopt", "--reason", "test"});
  const auto webinar = lab.json({"webinar", "view", "future"});
  CHECK(webinar.at("answers").at(0).at("answer") == "invited");
  CHECK(webinar.at("local_start") == "2027-02-27 12:30");
  const auto sent_on = [&](const std::string& day) {
    lab.variables["QLAB_NOW"] = day + "T15:00:00Z";
    return lab.must({"webinar", "remind", "--due"}) + lab.must({"mail", "list", "purpose:remind"});
  };
  CHECK(sent_on("2027-02-19").find("remind") == std::string::npos);
  CHECK(sent_on("2027-02-26").find("remind") != std::string::npos);
}

TEST_CASE("store restore: a damaged store is replaced, kept, and what waits stays in doubt") {
  RestoreLab lab;
  lab.configure(maildir_relay(lab));
  queue_mails(lab, 2);
  lab.back_up();
  write(lab.store(),
        "no store at all, but long enough to be looked at as if it were one.........."
        "..........................................................");
  const auto restored = lab.run({"store", "restore", lab.backup, "--yes", "--json"});
  REQUIRE_MESSAGE(restored.status == 0, restored.err);
  CHECK(restored.err.find("it told nothing: the store is damaged") != std::string::npos);
  CHECK(lab.json({"store", "adopt", "--reason", "test"}).at("uncertain") == 2);
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
}

TEST_CASE("store restore: what is no whole backup of ours is refused, and nothing changes") {
  const RestoreLab lab;
  const auto before = read(lab.store());
  const auto refused = [&](const std::string& file) {
    return lab.run({"store", "restore", file, "--yes"}).status;
  };
  CHECK(refused(lab.path("nowhere.db").string()) == 10);
  CHECK(refused(lab.file("letter.txt", std::string(2000, 'x'))) == 78);
  lab.back_up();
  auto bytes = read(lab.backup);
  for (std::size_t i = 8192; i < bytes.size(); i += 97) bytes[i] = '\x55';
  CHECK(refused(lab.file("damaged.db", bytes)) == 78);
  CHECK(refused(lab.file("half.db", read(lab.backup).substr(0, 20'000))) == 78);
  check_failed(
      lab.run({"store", "restore", lab.backup}), 2,
      "qlab: replace the store by this backup needs a word of agreement\nhint: add --yes\n");
  CHECK(lab.json({"store", "restore", lab.backup, "--dry-run"}).at("kept").is_null());
  CHECK(read(lab.store()) == before);
}

TEST_CASE("store restore: a pipe, a device or a folder is no backup, and no store to replace") {
  const RestoreLab lab;
  lab.back_up();
  const auto before = read(lab.store());
  const auto pipe = lab.path("pipe");
  const auto device = lab.path("device");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::filesystem::create_symlink("/dev/null", device);
  std::filesystem::create_directory(lab.path("folder"));
  for (const auto& path : {pipe.string(), device.string(), lab.path("folder").string()}) {
    CAPTURE(path);
    const auto words = fmt::format(
        "qlab: '{}' is no file\n"
        "hint: a store, and a backup of one, is a file: no folder, device or pipe\n",
        path);
    check_failed(lab.run({"store", "restore", path, "--yes"}), 78, words);
    check_failed(lab.run({"store", "restore", lab.backup, "--yes", "--store", path}), 78, words);
    check_failed(lab.run({"store", "restore", lab.backup, "-n", "--store", path}), 78, words);
    CHECK_FALSE(std::filesystem::exists(path + ".send-lock"));
  }
  CHECK(std::filesystem::is_fifo(pipe));
  CHECK(std::filesystem::is_symlink(device));
  CHECK(std::filesystem::is_empty(lab.path("folder")));
  CHECK(read(lab.store()) == before);
}

TEST_CASE("store restore: killed at any call, the store is the old one or the restored one" *
          doctest::test_suite("long")) {
  const RestoreLab lab;
  lab.must({"members", "add", "--name", "Anna", "--email", "anna@example.org"});
  lab.back_up();
  lab.must({"members", "add", "--name", "Ben", "--email", "ben@example.org"});
  const auto original = lab.path("original.db").string();
  lab.must({"store", "backup", original});
  const std::string calls = "pwrite64,fsync,fdatasync,rename,link,linkat,unlink,ftruncate";
  bool finished = false;
  for (int nth = 1; nth < 20'000 && !finished; nth += runs_long() ? 3 : 61) {
    CAPTURE(nth);
    finished = run_killed(lab, {"store", "restore", lab.backup, "--yes"}, calls, nth).status == 0;
    const auto held = lab.must({"members", "list", "--format", "ids"});
    CHECK((held == "m1\n" || held == "m1\nm2\n"));
    // Only its adoption may be missing.
    CHECK(lab.run({"store", "check", "--format", "tsv"}).out.find("damage\t") == std::string::npos);
  }
  CHECK(finished);
  CHECK(lab.must({"members", "list", "--format", "ids"}) == "m1\n");
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/support/crash.hpp"
#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"

namespace qlab::test {
namespace {

/// The members that a backup holds, read as a store of its own.
std::string members_in(const Lab& lab, const std::filesystem::path& backup) {
  return lab.run({"members", "list", "--format", "ids", "--store", backup.string()}).out;
}

void add_member(const Lab& lab, int number) {
  const auto added = lab.run({"members", "add", "--name", fmt::format("P{}", number), "--email",
                              fmt::format("p{}@example.org", number)});
  REQUIRE_MESSAGE(added.status == 0, added.err);
}

}  // namespace

TEST_CASE("store backup: it is a store of its own, for its owner only, and cron hears nothing") {
  const Lab lab;
  add_member(lab, 1);
  const auto file = lab.path("copy.db");
  const auto made = lab.run({"store", "backup", file.string()});
  CHECK(made.status == 0);
  CHECK(made.out.empty());
  CHECK(made.err.empty());
  CHECK(members_in(lab, file) == "m1\n");
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
  const auto checked = lab.run({"store", "check", "--store", file.string()});
  CHECK(checked.status == 3);
  CHECK(checked.out.find("it is a backup") != std::string::npos);
}

TEST_CASE("store backup: of those in the folder for all of them the newest are kept") {
  Lab lab;
  lab.configure("[store]\nbackups = \"" + lab.path("backups").string() + "\"\n");
  for (const std::string day : {"15", "16", "17"}) {
    lab.variables["QLAB_NOW"] = "2027-01-" + day + "T09:00:00Z";
    REQUIRE(lab.run({"store", "backup"}).status == 0);
  }
  lab.variables["QLAB_NOW"] = "2027-01-18T09:00:00Z";
  const auto removed = lab.json({"store", "backup", "--keep", "2"}).at("removed");
  REQUIRE(removed.size() == 2);
  CHECK(removed[0].get<std::string>().find("2027-01-16") != std::string::npos);
  CHECK(removed[1].get<std::string>().find("2027-01-15") != std::string::npos);
  CHECK(!std::filesystem::exists(removed[0].get<std::string>()));
}

TEST_CASE("store backup: where its file cannot be its owner's alone, none is left") {
  if (!can_trace()) return;
  const Lab lab;
  const auto file = lab.file("copy.db.new", "what an earlier one left");
  const auto failed = run_refused(lab, {"store", "backup", lab.path("copy.db").string()}, "fchmod",
                                  file, "EPERM", lab.path("log").string());
  CHECK(failed.status == 74);
  CHECK_MESSAGE(failed.err.find("cannot write") != std::string::npos, failed.err);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("store backup: what exists is not overwritten unasked, and the store never") {
  const Lab lab;
  const auto file = lab.file("copy.db", "precious");
  check_failed(lab.run({"store", "backup", file}), 6,
               fmt::format("qlab: '{}' exists already\nhint: choose another name, or overwrite it "
                           "with --force\n",
                           file));
  CHECK(read(file) == "precious");
  CHECK(lab.run({"store", "backup", file, "--force"}).status == 0);
  CHECK(members_in(lab, file).empty());
  CHECK(lab.run({"store", "backup", lab.store().string(), "--force"}).status == 6);
}

TEST_CASE("store backup: a pipe, a device or a folder is never replaced, forced or not") {
  const Lab lab;
  const auto pipe = lab.path("pipe");
  const auto device = lab.path("device");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::filesystem::create_symlink("/dev/null", device);
  std::filesystem::create_directory(lab.path("folder"));
  for (const auto& target :
       {pipe.string(), device.string(), lab.path("folder").string(), std::string("/dev/stdout")}) {
    CAPTURE(target);
    const auto words = fmt::format(
        "qlab: '{}' is no file\nhint: name a file: a folder, a device or a pipe is never "
        "replaced\n",
        target);
    check_failed(lab.run({"store", "backup", target}), 2, words);
    check_failed(lab.run({"store", "backup", target, "--force"}), 2, words);
  }
  CHECK(std::filesystem::is_fifo(pipe));
  CHECK(std::filesystem::is_symlink(device));
  CHECK(std::filesystem::is_empty(lab.path("folder")));
}

TEST_CASE("store backup: a link is replaced and what it leads to is left alone") {
  const Lab lab;
  const auto other = lab.file("other.db", "precious");
  std::filesystem::create_symlink(other, lab.path("link.db"));
  const auto link = lab.path("link.db").string();
  CHECK(lab.run({"store", "backup", link}).status == 6);
  CHECK(lab.run({"store", "backup", link, "--force"}).status == 0);
  CHECK(read(other) == "precious");
  CHECK(std::filesystem::symlink_status(link).type() == std::filesystem::file_type::regular);
  CHECK(members_in(lab, link).empty());
}

TEST_CASE("store backup: a folder that is absent or full is named, and the old backup stays") {
  const Lab lab;
  CHECK(lab.run({"store", "backup", "/nonexistent/copy.db"}).status == 74);
  const auto failed = lab.run({"store", "backup", "/proc/copy.db", "--json"});
  CHECK(failed.status == 74);
  CHECK(failed.out.empty());
  CHECK(parse_json(failed.err).at("error").at("code") == "io");
}

TEST_CASE("store backup: killed at any call, the old backup or the new one is whole" *
          doctest::test_suite("long")) {
  const Lab lab;
  const auto file = lab.path("copy.db");
  REQUIRE(lab.run({"store", "backup", file.string()}).status == 0);
  add_member(lab, 1);
  const std::string calls = "pwrite64,fsync,fdatasync,rename,ftruncate,unlink";
  bool finished = false;
  // A store of hundreds of pages is copied by hundreds of writes: a sample of them.
  for (int nth = 1; nth < 5000 && !finished; nth += runs_long() ? 1 : 29) {
    CAPTURE(nth);
    const auto killed = run_killed(lab, {"store", "backup", file.string(), "--force"}, calls, nth);
    finished = killed.status == 0;
    const auto held = members_in(lab, file);
    CHECK((held.empty() || held == "m1\n"));
    const auto checked = lab.run({"store", "check", "--json", "--store", file.string()});
    CHECK(parse_json(checked.out).size() == 1);
  }
  CHECK(finished);
  CHECK(members_in(lab, file) == "m1\n");
}

TEST_CASE("store backup: a writer, readers and backups do not see each other" *
          doctest::test_suite("long")) {
  const Lab lab;
  std::atomic<bool> writing = true;
  std::atomic<int> failures = 0;
  const auto repeat = [&](const std::vector<std::string>& arguments) {
    return std::thread([&, arguments] {
      while (writing) failures += lab.run(arguments).status == 0 ? 0 : 1;
    });
  };
  std::vector<std::thread> others;
  for (int reader = 0; reader < (runs_long() ? 10 : 3); ++reader) {
    others.push_back(repeat({"members", "list"}));
  }
  others.push_back(repeat({"store", "backup", lab.path("copy.db").string(), "--force"}));
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(runs_long() ? 120 : 2);
  int written = 0;
  while (std::chrono::steady_clock::now() < end || written < 5) {
    const auto number = std::to_string(written);
    const auto added = lab.run(
        {"members", "add", "--name", "P" + number, "--email", "p" + number + "@example.org"});
    failures += added.status == 0 ? 0 : 1;
    ++written;
  }
  writing = false;
  for (auto& other : others) other.join();
  CHECK(failures == 0);
  CHECK(lab.json({"members", "list"}).size() == static_cast<std::size_t>(written));
  CHECK(lab.run({"store", "check"}).out == "the store is whole\n");
}

}  // namespace qlab::test

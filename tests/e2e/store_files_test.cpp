// SPDX-License-Identifier: Apache-2.0
// Whatever qlab writes is its owner's, whatever the umask says; a file system that cannot be
// written, and a name that leads elsewhere, are refused.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>

#include "tests/support/deliberation.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

/// A shell line, run where a umask or a mount can be set first.
Finished shell(const Lab& lab, const std::string& script) {
  return run_process({"/bin/sh", "-c", script}, lab.variables);
}

unsigned mode(const std::filesystem::path& path) {
  struct stat about {};
  REQUIRE(::lstat(path.c_str(), &about) == 0);
  return about.st_mode & 0777U;
}

/// What others could read or write below a folder.
std::string open_to_others(const std::filesystem::path& folder) {
  std::string found;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    const auto wanted = each.is_directory() ? 0700U : 0600U;
    if (mode(each.path()) == wanted) continue;
    found += fmt::format("{} {:o}\n", each.path().filename().string(), mode(each.path()));
  }
  return found;
}

struct Hall : WebinarHall {
  Hall() {
    add_member(*this, "Anna", "anna@example.org");
    add_member(*this, "Ben", "ben@example.org");
    configure(maildir_relay(*this));
  }
};

/// Runs qlab where the lab's folder is mounted so that nobody can write to it; nothing where that
/// is not allowed.
std::optional<Finished> run_mounted(const Lab& lab, const std::string& words) {
  const auto script =
      fmt::format("mount --bind {0} {0} && mount -o remount,bind,ro {0} || exit 99; exec {1} {2}",
                  lab.path("lab").string(), binary(), words);
  auto finished = run_process({"unshare", "-m", "sh", "-c", script}, lab.variables);
  if (finished.status == 99 || finished.err.find("unshare") != std::string::npos) return {};
  return finished;
}

/// Runs qlab where the modes of the lab's folder forbid to write to it, as they forbid it to
/// anybody but root; nothing where root cannot be made one of them.
std::optional<Finished> run_forbidden(const Lab& lab, const std::string& words) {
  const auto folder = lab.path("lab");
  std::filesystem::permissions(folder, std::filesystem::perms(0500));
  const auto script = fmt::format(
      "test $(id -u) != 0 || drop='setpriv --bounding-set=-dac_override'; $drop true ||"
      " exit 99; exec $drop {} {}",
      binary(), words);
  auto finished = shell(lab, script);
  std::filesystem::permissions(folder, std::filesystem::perms(0700));
  if (finished.status == 99) return {};
  return finished;
}

/// Both ways to forbid it.
struct Forbidding {
  const char* name;
  std::optional<Finished> (*run)(const Lab&, const std::string&);
};
constexpr std::array<Forbidding, 2> ways{{{"mount", run_mounted}, {"modes", run_forbidden}}};

/// The store as a writer leaves it who is killed: his last change is in the -wal file only.
void leave_unfinished(const Lab& lab) {
  const auto aside = lab.path("aside");
  std::filesystem::create_directory(aside);
  const auto script = fmt::format(
      "{{ echo \"UPDATE member SET name = 'Anna Unfinished' WHERE id = 1;\";"
      " echo '.shell cp {0}* {1}'; }} | sqlite3 {0} && cp {1}/* {2}",
      lab.store().string(), aside.string(), lab.path("lab").string());
  const auto left = shell(lab, script);
  INFO(left.out << left.err);
  REQUIRE(left.status == 0);
  REQUIRE(std::filesystem::file_size(lab.store().string() + "-wal") > 0);
}

}  // namespace

TEST_CASE("files: all that qlab writes is its owner's under a umask that gives it to everybody") {
  const Hall lab;
  const auto made = lab.path("made").string();
  const auto people = lab.file("people.csv", "Name,Email\nCai,cai@example.org\nDee,none\n");
  std::filesystem::create_directory(made);
  std::filesystem::permissions(made, std::filesystem::perms(0700));
  struct Step {
    std::string words;
    int status = 0;
  };
  const std::vector<Step> steps{
      {"init {0}/community"},
      {"members import {1} --skip-bad {0}/rejects.csv", 3},
      {"members export -o {0}/members.csv"},
      {"members export --format vcf -o {0}/members.vcf"},
      {"members export --person m1 --format html -o {0}/person.html"},
      {"members list -o {0}/list.tsv"},
      {"members merge m1 m3"},
      {"webinar invite future --to relation:collaborator --dry-run -o {0}/drafts"},
      {"webinar invite future --to relation:collaborator --plan {0}/plan.json"},
      {"webinar invite future --to relation:collaborator --yes"},
      {"webinar ics future -o {0}/future.ics"},
      {"handover report --format html -o {0}/report.html"},
      {"store log -o {0}/log.tsv"},
      {"store backup {0}/backup.db"},
      {"members erase m2 --yes"},
      {"store check"},
      {"store restore {0}/backup.db --yes"},
  };
  for (const auto& step : steps) {
    const auto words = fmt::format(fmt::runtime(step.words), made, people);
    CAPTURE(words);
    const auto finished = shell(lab, fmt::format("umask 000; exec {} {}", binary(), words));
    INFO(finished.out << finished.err);
    CHECK(finished.status == step.status);
  }
  CHECK(files_in(made).size() >= 9);
  CHECK(open_to_others(made) == "");
  CHECK(open_to_others(lab.path("lab")) == "");
  CHECK(open_to_others(lab.path("outgoing")) == "");
}

TEST_CASE("files: where nothing can be written, what writes is refused and the store stays") {
  const Hall lab;
  const auto before = read(lab.store());
  const auto folder = lab.path("lab").string();
  for (const auto& way : ways) {
    CAPTURE(std::string(way.name));
    for (const auto& words :
         {std::string("members add --name Cai --email cai@example.org --relation wider"),
          std::string("webinar invite future --to anna --yes"),
          std::string("members erase m1 --yes"), std::string("members export"),
          std::string("store undo"), std::string("mail send"), std::string("store migrate")}) {
      CAPTURE(words);
      const auto refused = way.run(lab, words);
      if (!refused) {
        MESSAGE("not tried: " << way.name << " is not allowed here");
        break;
      }
      CHECK(refused->status == 74);
      CHECK(refused->out.empty());
      INFO(refused->err);
      CHECK(refused->err.find(folder) != std::string::npos);
      CHECK(refused->err.find("space") == std::string::npos);
    }
    const auto backup = way.run(lab, fmt::format("store backup {}/backup.db", folder));
    if (backup) CHECK(backup->status == 74);
  }
  CHECK(read(lab.store()) == before);
  CHECK(lab.run({"store", "check"}).status == 0);
}

TEST_CASE("files: where nothing can be written, whatever reads shows the same as elsewhere") {
  const Hall lab;
  for (const auto& way : ways) {
    for (const auto& words :
         {std::string("members list -relation:guest --json"), std::string("members view m1 --json"),
          std::string("members outstanding future --json"), std::string("members why m1 --json"),
          std::string("scenarios list --json"), std::string("webinar view future --json"),
          std::string("mail list --json"), std::string("store log --json"),
          std::string("store check"), std::string("handover report --format json"),
          std::string("members disclosures m1 --json"), std::string("store migrate --dry-run")}) {
      CAPTURE(std::string(way.name));
      CAPTURE(words);
      const auto shown = way.run(lab, words);
      if (!shown) {
        MESSAGE("not tried: " << way.name << " is not allowed here");
        break;
      }
      const auto elsewhere = shell(lab, fmt::format("exec {} {}", binary(), words));
      INFO(shown->err << elsewhere.err);
      CHECK(shown->status == elsewhere.status);
      CHECK(shown->out == elsewhere.out);
      CHECK(shown->err == elsewhere.err);
    }
    const auto copy = lab.path(std::string(way.name) + ".db").string();
    if (const auto backup = way.run(lab, "store backup " + copy)) CHECK(backup->status == 0);
  }
}

TEST_CASE("files: changes that a killed writer left are read where they can be, and never missed") {
  const Hall lab;
  leave_unfinished(lab);
  for (const auto& way : ways) {
    CAPTURE(std::string(way.name));
    const auto shown = way.run(lab, "members view m1 --json=name");
    if (!shown) continue;
    INFO(shown->err);
    CHECK(shown->out.find("Anna Unfinished") != std::string::npos);
  }
  std::filesystem::remove(lab.store().string() + "-shm");
  for (const auto& way : ways) {
    CAPTURE(std::string(way.name));
    const auto refused = way.run(lab, "members view m1 --json=name");
    if (!refused) continue;
    CHECK(refused->status == 74);
    CHECK(refused->out.empty());
    CHECK(refused->err.find("qlab.db-wal' holds changes") != std::string::npos);
  }
  CHECK(lab.json({"members", "view", "m1"}).at("name") == "Anna Unfinished");
}

TEST_CASE("files: a name that leads elsewhere is refused for the store and what lies beside it") {
  Lab lab;
  const auto elsewhere = lab.file("elsewhere", "kept\n");
  const std::vector<std::string> add{"members",          "add",      "--name", "Anna", "--email",
                                     "anna@example.org", "--format", "ids"};
  for (const auto* beside : {".send-lock", ".erasures"}) {
    CAPTURE(beside);
    const Lab other;
    REQUIRE(other.run(add).status == 0);
    std::filesystem::create_symlink(elsewhere, other.store().string() + beside);
    CHECK(other.run({"members", "erase", "m1", "--yes"}).status == 74);
    CHECK(read(elsewhere) == "kept\n");
  }
  // This one is put in its place whole: the name leads nowhere afterwards.
  const auto place = lab.store().string() + ".place";
  std::filesystem::remove(place);
  std::filesystem::create_symlink(elsewhere, place);
  CHECK(lab.run({"store", "adopt", "--reason", "the file beside it was replaced"}).status == 0);
  CHECK_FALSE(std::filesystem::is_symlink(place));
  CHECK(read(elsewhere) == "kept\n");
  std::filesystem::create_symlink(lab.store(), lab.path("link.db"));
  lab.variables["QLAB_STORE"] = lab.path("link.db").string();
  for (const auto& words : {add, {"members", "list"}, {"store", "backup", elsewhere + ".db"}}) {
    const auto refused = lab.run(words);
    CHECK(refused.status == 74);
    CHECK(refused.out.empty());
  }
}

}  // namespace qlab::test

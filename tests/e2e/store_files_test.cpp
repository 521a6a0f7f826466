// SPDX-License-Identifier: Apache-2.0
// Whatever qlab writes is its owner's, whatever the umask says; a file system that cannot be
// written, and a name that leads elsewhere, are refused.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

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
std::optional<Finished> run_read_only(const Lab& lab, const std::string& words) {
  const auto script =
      fmt::format("mount --bind {0} {0} && mount -o remount,bind,ro {0} || exit 99; exec {1} {2}",
                  lab.path("lab").string(), binary(), words);
  auto finished = run_process({"unshare", "-m", "sh", "-c", script}, lab.variables);
  if (finished.status == 99 || finished.err.find("unshare") != std::string::npos) return {};
  return finished;
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

TEST_CASE("files: a store where nothing can be written is refused, and stays as it is") {
  const Hall lab;
  const auto before = read(lab.store());
  const auto refused =
      run_read_only(lab, "members add --name Cai --email cai@example.org --relation wider");
  if (!refused) {
    MESSAGE("skipped: mounting is not allowed here");
    return;
  }
  CHECK(refused->status == 74);
  CHECK(refused->out.empty());
  CHECK(refused->err.starts_with("qlab: the store cannot be "));
  CHECK(run_read_only(lab, "webinar invite future --to anna --yes")->status == 74);
  CHECK(run_read_only(lab, "members list")->status == 74);
  CHECK(run_read_only(lab, "members erase m1 --yes")->status == 74);
  CHECK(run_read_only(lab, fmt::format("store backup {}/lab/backup.db", lab.path("").string()))
            ->status == 74);
  CHECK(read(lab.store()) == before);
  CHECK(lab.run({"store", "check"}).status == 0);
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

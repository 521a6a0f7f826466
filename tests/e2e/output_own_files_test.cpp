// SPDX-License-Identifier: Apache-2.0
// No result takes the place of the store, of what belongs to it, or of the configuration; and
// beside a result there is nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/handover_lab.hpp"
#include "tests/support/outbox.hpp"
#include "tests/support/webinars.hpp"

namespace qlab::test {
namespace {

using Words = std::vector<std::string>;

/// The last word is where something is to be written.
void check_refused(const HandoverLab& lab, Words words, const std::filesystem::path& target,
                   const std::string& why) {
  const auto before = read(lab.store());
  words.push_back(target.string());
  CAPTURE(fmt::format("{}", fmt::join(words, " ")));
  const auto refused = lab.run(words);
  CHECK(refused.status == 6);
  CHECK(refused.out.empty());
  CHECK(refused.err.find(fmt::format("'{}' {}", target.string(), why)) != std::string::npos);
  CHECK(read(lab.store()) == before);
}

}  // namespace

TEST_CASE("output: nothing that a command writes takes the store's place") {
  HandoverLab lab;
  lab.configure(maildir_relay(lab));
  const auto rows = lab.file("rows.csv", "Name,Email\nEva,eva@example.org\nBad,no address\n");
  const std::vector<Words> writers{
      {"members", "list", "-o"},
      {"members", "add", "--name", "Eva", "--email", "eva@example.org", "-o"},
      {"members", "export", "-o"},
      {"comments", "export", "-o"},
      {"handover", "report", "-o"},
      {"mail", "send", "--plan"},
      {"scenarios", "tally", "--svg"},
      {"scenarios", "tally", "--public", "--svg"},
      {"members", "import", rows, "--skip-bad"},
      {"store", "backup", "--force"},
      {"handover", "pack", "--to", "Next Network", "--password-file", lab.password(), "-o"}};
  for (const auto& words : writers) check_refused(lab, words, lab.store(), "is the store itself");
}

TEST_CASE("output: nor that of what belongs to it, or of the configuration") {
  const HandoverLab lab;
  const auto store = lab.store().string();
  for (const auto* ending : {"-wal", "-shm", "-journal", ".erasures", ".place", ".send-lock"}) {
    check_refused(lab, {"members", "list", "-o"}, store + ending, "belongs to the store");
  }
  const auto configuration = lab.path("qlab.toml");
  const auto before = read(configuration);
  check_refused(lab, {"members", "list", "-o"}, configuration, "is the configuration");
  check_refused(lab, {"store", "backup", "--force"}, configuration, "is the configuration");
  CHECK(read(configuration) == before);
}

TEST_CASE("output: whatever name leads there") {
  const HandoverLab lab;
  std::filesystem::create_symlink(lab.store(), lab.path("link"));
  std::filesystem::create_hard_link(lab.store(), lab.path("hard"));
  std::filesystem::create_directory_symlink(lab.path("lab"), lab.path("folder"));
  for (const auto* name : {"link", "hard", "folder/qlab.db", "lab/../lab/qlab.db"}) {
    check_refused(lab, {"members", "list", "-o"}, lab.path(name), "is the store itself");
  }
  check_refused(lab, {"members", "list", "-o"}, lab.path("folder/qlab.db-journal"),
                "belongs to the store");
  CHECK(lab.run({"members", "list", "-o", lab.path("lab/qlab.db.csv").string()}).status == 0);
}

TEST_CASE("output: a receipt does not take the place of the store that was just made") {
  const HandoverLab lab;
  const auto pack = lab.pack();
  const auto next = lab.path("next/qlab.db").string();
  const auto refused = lab.run({"handover", "accept", pack, "--into", lab.path("next").string(),
                                "--password-file", lab.password(), "-o", next});
  CHECK(refused.status == 6);
  CHECK(!std::filesystem::exists(next));
}

TEST_CASE("output: beside the file of -o there is nothing, whatever wrote it") {
  const HandoverLab lab;
  const std::vector<Words> writers{{"members", "list"},
                                   {"members", "export"},
                                   {"members", "export", "--person", "m1"},
                                   {"comments", "export", "--all"},
                                   {"handover", "report"},
                                   {"store", "log"}};
  const auto folder = lab.path("shared");
  std::filesystem::create_directory(folder);
  const auto file = folder / "result";
  for (const auto& words : writers) {
    CAPTURE(fmt::format("{}", fmt::join(words, " ")));
    for (int time = 0; time < 2; ++time) {
      const auto written = lab.run(with(words, {"-o", file.string()}));
      CHECK_MESSAGE(written.status == 0, written.err);
      CHECK(files_in(folder) == std::vector<std::filesystem::path>{file});
      CHECK(std::filesystem::hard_link_count(file) == 1);
    }
    std::filesystem::remove(file);
  }
}

}  // namespace qlab::test

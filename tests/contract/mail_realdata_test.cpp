// SPDX-License-Identifier: Apache-2.0
// Real mails that nobody on this project wrote, with what is right where their collections say it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "lib/inbox/classify_file.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

bool is_absent(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder)) return false;
  MESSAGE("skipped: " << folder.string() << " is absent");
  return true;
}

std::vector<inbox::Classified> classified(const std::filesystem::path& file) {
  std::vector<inbox::Classified> all;
  const auto reader = loaded_world().mail_reader();
  inbox::classify_file(file, *reader,
                       [&](const inbox::ClassifiedFile& row) { all.push_back(row.mail); });
  return all;
}

struct Expected {
  std::string reason;
  bool is_permanent = false;
  bool either = false;  ///< two judges of the collection differ
};

/// By file, in the order of the recipients.
std::map<std::string, std::vector<Expected>> expectations() {
  std::map<std::string, std::vector<Expected>> all;
  std::ifstream table(realdata("bounces/EXPECTED.tsv"));
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) {
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    REQUIRE(cells.size() == 9);
    all[cells[0]].push_back({cells[4], cells[5] == "true", cells[8] == "differ"});
  }
  return all;
}

struct Score {
  int rows = 0;
  int right = 0;
  int false_permanent = 0;
  int right_recipients = 0;

  [[nodiscard]] double percent(int count) const { return 100.0 * count / rows; }
};

void count(const std::string& file, const std::vector<Expected>& expected, Score& score) {
  std::vector<inbox::Recipient> recipients;
  for (const auto& mail : classified(realdata("bounces/sisimai") / file))
    recipients.insert(recipients.end(), mail.recipients.begin(), mail.recipients.end());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ++score.rows;
    if (recipients.size() == expected.size()) ++score.right_recipients;
    const bool permanent =
        i < recipients.size() && recipients[i].outcome == inbox::Outcome::permanent;
    const bool right = permanent == expected[i].is_permanent || expected[i].either;
    if (right) ++score.right;
    if (!right && permanent) ++score.false_permanent;
  }
}

}  // namespace

TEST_CASE("real mails: bounces of some 70 mail systems are permanent or not as their labels say") {
  if (is_absent(realdata("bounces"))) return;
  Score score;
  for (const auto& [file, expected] : expectations()) {
    if (expected.front().reason == "feedback" || expected.front().reason == "vacation") continue;
    count(file, expected, score);
  }
  MESSAGE(fmt::format("{} recipients: {:.2f} % right, {:.2f} % falsely permanent, {:.2f} % found",
                      score.rows, score.percent(score.right), score.percent(score.false_permanent),
                      score.percent(score.right_recipients)));
  REQUIRE(score.rows > 300);
  CHECK(score.percent(score.right) >= 97.0);
  CHECK(score.percent(score.false_permanent) <= 1.0);
  CHECK(score.percent(score.right_recipients) >= 98.0);
}

TEST_CASE("real mails: complaints and vacation mails change no address") {
  if (is_absent(realdata("bounces"))) return;
  for (const auto& row : expectations()) {
    const auto& file = row.first;
    CAPTURE(file);
    const auto& reason = row.second.front().reason;
    if (reason != "feedback" && reason != "vacation") continue;
    const auto mail = classified(realdata("bounces/sisimai") / file).at(0);
    CHECK(mail.kind ==
          (reason == "feedback" ? inbox::MailKind::complaint : inbox::MailKind::auto_reply));
    for (const auto& each : mail.recipients) CHECK(each.outcome == inbox::Outcome::unclassified);
  }
}

TEST_CASE("real mails: the same with LF, CRLF and CR") {
  if (is_absent(realdata("bounces"))) return;
  const TempDir folder;
  int files = 0;
  for (const auto& path : files_in(realdata("bounces/sisimai"))) {
    auto text = read(path);
    std::erase(text, '\r');
    CAPTURE(path.filename().string());
    const auto expected = classified(folder.file("lf", text));
    for (const std::string_view end : {"\r\n", "\r"}) {
      std::string changed;
      for (const char c : text) changed.append(c == '\n' ? end : std::string_view(&c, 1));
      const auto got = classified(folder.file("changed", changed));
      REQUIRE(got.size() == expected.size());
      for (std::size_t i = 0; i < got.size(); ++i) {
        CHECK(got[i].kind == expected[i].kind);
        REQUIRE(got[i].recipients.size() == expected[i].recipients.size());
        for (std::size_t r = 0; r < got[i].recipients.size(); ++r) {
          CHECK(got[i].recipients[r].address == expected[i].recipients[r].address);
          CHECK(got[i].recipients[r].outcome == expected[i].recipients[r].outcome);
        }
      }
    }
    ++files;
  }
  CHECK(files > 300);
}

TEST_CASE("real mails: what each calendar mail of other projects says") {
  if (is_absent(realdata("itip"))) return;
  std::istringstream table(read(test_data("inbox/itip.tsv")));
  int rows = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const auto tab = line.find('\t');
    const auto file = line.substr(0, tab);
    CAPTURE(file);
    const auto mail = classified(realdata("itip") / file).at(0);
    auto said = std::string(name(mail.kind));
    if (mail.calendar) {
      const auto& answer = *mail.calendar;
      said += fmt::format(" {} {} {} {}{}", answer.method,
                          answer.attendee.empty() ? "-" : answer.attendee,
                          answer.partstat.empty() ? "-" : answer.partstat,
                          answer.sequence ? std::to_string(*answer.sequence) : "-",
                          answer.proposes_new_time ? " proposes" : "");
    }
    for (const auto& each : mail.recipients)
      said += fmt::format(" {} {}", each.address, name(each.outcome));
    CHECK(said == line.substr(tab + 1));
    ++rows;
  }
  CHECK(rows > 100);
}

TEST_CASE("real mails: mboxes part where their authors say, and no mail is read as an answer") {
  if (is_absent(realdata("mail"))) return;
  CHECK(classified(realdata("mail/mimekit-mbox/issue1189.mbox.txt")).size() == 4);
  CHECK(classified(realdata("mail/mimekit-mbox/simple.mbox.txt")).size() == 3);
  CHECK(classified(realdata("mail/mimekit-mbox/unmunged.mbox.txt")).size() == 2);
  int files = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(realdata("mail/mail-parser"))) {
    if (entry.path().extension() != ".eml") continue;
    for (const auto& mail : classified(entry.path())) CHECK(mail.kind == inbox::MailKind::other);
    ++files;
  }
  CHECK(files > 10);
  for (const auto& path : files_in(realdata("replies")))
    CHECK(classified(path).at(0).kind == inbox::MailKind::other);
}

}  // namespace qlab::test

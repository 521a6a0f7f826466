// SPDX-License-Identifier: Apache-2.0
// Real mails that nobody on this project wrote, with what is right where their collections say it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <map>
#include <sstream>

#include "lib/core/text.hpp"
#include "lib/inbox/classify_file.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/places.hpp"
#include "tests/support/temp_dir.hpp"
#include "tests/support/world.hpp"

namespace qlab::test {
namespace {

std::vector<inbox::Classified> classified(const std::filesystem::path& file) {
  std::vector<inbox::Classified> all;
  const auto reader = loaded_world().mail_reader();
  inbox::classify_file(file, *reader,
                       [&](const inbox::ClassifiedFile& row) { all.push_back(row.mail); });
  return all;
}

/// Every file of the collections of mails, whatever it is.
std::vector<std::filesystem::path> real_mails() {
  std::vector<std::filesystem::path> all;
  for (const auto* folder : {"bounces", "itip", "mail", "replies"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(realdata(folder)))
      if (entry.is_regular_file()) all.push_back(entry.path());
  }
  std::ranges::sort(all);
  return all;
}

/// All that was understood of the mails in a file.
std::string said_of(const std::filesystem::path& file) {
  std::string all;
  for (const auto& mail : classified(file)) {
    all += fmt::format("{}|{}|{}|{}|{}|{}", name(mail.kind), mail.why, mail.feedback_type,
                       mail.returned_message_id, mail.from, mail.subject);
    if (mail.token) all += fmt::format("|{} {}", mail.token->word, mail.token->token);
    if (mail.calendar) {
      const auto& answer = *mail.calendar;
      all += fmt::format("|{} {} {} {} {}", answer.method, answer.uid, answer.attendee,
                         answer.partstat, answer.comment);
    }
    for (const auto& each : mail.recipients)
      all +=
          fmt::format("|{} {} {} {}", each.address, name(each.outcome), each.status, each.reason);
    all += '\n';
  }
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
  int alive = 0;  ///< not permanent by their labels
  int right = 0;
  int false_permanent = 0;
  int right_recipients = 0;

  [[nodiscard]] double percent(int count) const { return 100.0 * count / rows; }
  [[nodiscard]] double false_percent() const { return 100.0 * false_permanent / alive; }
};

/// Whether an address stands in the mail, whose lines may have been broken anywhere.
bool names(const std::string& mail, const std::string& address) {
  std::string whole;
  for (std::size_t i = 0; i < mail.size(); ++i) {
    if (mail.substr(i, 2) == "=\n") {
      ++i;
    } else if (mail[i] != '\r') {
      whole += mail[i];
    }
  }
  return !address.empty() && text::fold(whole).find(text::fold(address)) != std::string::npos;
}

void count(const std::string& file, const std::vector<Expected>& expected, Score& score) {
  std::vector<inbox::Recipient> recipients;
  for (const auto& mail : classified(realdata("bounces/sisimai") / file))
    recipients.insert(recipients.end(), mail.recipients.begin(), mail.recipients.end());
  const auto bytes = read(realdata("bounces/sisimai") / file);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ++score.rows;
    if (!expected[i].is_permanent) ++score.alive;
    if (recipients.size() == expected.size() && names(bytes, recipients[i].address))
      ++score.right_recipients;
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
  MESSAGE(
      fmt::format("{} recipients: {:.2f} % right, {:.2f} % of {} falsely permanent, {:.2f} % "
                  "found",
                  score.rows, score.percent(score.right), score.false_percent(), score.alive,
                  score.percent(score.right_recipients)));
  REQUIRE(score.rows > 300);
  CHECK(score.percent(score.right) >= 97.0);
  CHECK(score.false_percent() <= 1.0);
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

TEST_CASE("real mails: strict notifications name their recipients as their fields do") {
  if (is_absent(realdata("bounces"))) return;
  struct Row {
    std::string file;
    std::string said;
  };
  for (const auto& row :
       {Row{"1", " louisl@larry.slip.umd.edu temporary"},
        {"2",
         " arathib@vnet.ibm.com temporary johnh@hpnjld.njd.hp.com delayed wsnell@sdcc13.ucsd.edu "
         "temporary"},
        {"3", " nair_s permanent"},
        {"4", " thomas@de-montfort.ac.uk delayed"},
        {"5", " recipient@domain.com temporary"},
        {"6", " redacted@example.com permanent"},
        {"obsolete_arrival_date", " user@example.com permanent"}}) {
    CAPTURE(row.file);
    const auto mail = classified(realdata("bounces/kumomta") / (row.file + ".eml")).at(0);
    std::string said;
    for (const auto& each : mail.recipients)
      said += fmt::format(" {} {}", each.address, name(each.outcome));
    CHECK(said == row.said);
  }
}

TEST_CASE("real mails: the same with LF, CRLF and CR") {
  if (is_absent(realdata("bounces"))) return;
  const TempDir folder;
  std::size_t files = 0;
  for (const auto& path : real_mails()) {
    auto text = read(path);
    std::erase(text, '\r');
    CAPTURE(path.string());
    const auto expected = said_of(folder.file("lf", text));
    for (const std::string_view end : {"\r\n", "\r"}) {
      std::string changed;
      for (const char c : text) changed.append(c == '\n' ? end : std::string_view(&c, 1));
      CHECK(said_of(folder.file("changed", changed)) == expected);
    }
    ++files;
  }
  CHECK(files > 500);
}

TEST_CASE("real mails: each is read in less than a second") {
  if (is_absent(realdata("bounces"))) return;
  double longest = 0;
  std::string slowest;
  for (const auto& path : real_mails()) {
    const auto before = std::clock();
    (void)classified(path);
    const auto seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    if (seconds <= longest) continue;
    longest = seconds;
    slowest = path.filename().string();
  }
  MESSAGE(fmt::format("the slowest of {} files took {:.3f} s: {}", real_mails().size(), longest,
                      slowest));
  CHECK(longest < 1.0);
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

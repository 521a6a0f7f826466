// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/mailbox_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/lines.hpp"
#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

constexpr std::size_t longest_field = 4096;

using ascii::lower;

/// "From lab@example.org Fri Jan 15 09:00:01 2027": a time and a year, for a sentence of a mail may
/// begin with "From " too.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon + 2 >= line.size()) return false;
  const auto digit = [&](std::size_t at) { return line[at] >= '0' && line[at] <= '9'; };
  const bool time = digit(colon - 1) && digit(colon + 1) && digit(colon + 2);
  const auto year = line.find(" 20", colon);
  return time && year != std::string_view::npos && year + 5 <= line.size() && digit(year + 3) &&
         digit(year + 4);
}

std::string_view id_in(std::string_view value) {
  const auto open = value.find('<');
  if (open == std::string_view::npos) return text::trim(value);
  value.remove_prefix(open + 1);
  return value.substr(0, value.find('>'));
}

/// One mail after another, line by line. Header fields are unfolded; in the body of a notification
/// the fields of the parts within it are read the same way.
class Scanner {
 public:
  Scanner(const std::string& source, const Wanted& wanted, Findings& findings)
      : m_source(source), m_wanted(wanted), m_findings(findings) {}

  void begin() {
    finish();
    m_mail = {};
    m_in_mail = true;
  }

  void read(std::string_view line, std::size_t number) {
    if (!m_in_mail) begin();
    if (m_mail.in_body && !m_mail.is_report) return;
    const bool continues = line.starts_with(' ') || line.starts_with('\t');
    if (continues && !m_field.empty()) {
      if (m_field.size() < longest_field) m_field += line.substr(0, longest_field);
      return;
    }
    take_field();
    if (line.empty()) {
      m_mail.in_body = true;
      return;
    }
    m_field.assign(line.substr(0, longest_field));
    m_number = number;
  }

  void finish() {
    take_field();
    if (!m_in_mail) return;
    m_in_mail = false;
    ++m_findings.understood;
    const auto& id = m_mail.is_report ? m_mail.returned_id : m_mail.id;
    if (m_wanted.contains(id)) note(id);
  }

 private:
  struct Mail {
    bool in_body = false;
    bool is_report = false;
    std::string id;
    std::size_t line = 0;
    std::string returned_id;
    std::string action;
    std::string diagnosis;
  };

  void take_field() {
    const auto field = std::exchange(m_field, {});
    const auto colon = field.find(':');
    if (colon == std::string::npos) return;
    const auto name = lower(field.substr(0, colon));
    const auto value = text::trim(std::string_view(field).substr(colon + 1));
    m_mail.in_body ? take_of_report(name, value) : take_of_header(name, value);
  }

  void take_of_header(const std::string& name, std::string_view value) {
    if (name == "message-id" && m_mail.id.empty()) {
      m_mail.id = id_in(value);
      m_mail.line = m_number;
    } else if (name == "content-type") {
      m_mail.is_report = lower(value).find("report-type=") != std::string::npos &&
                         lower(value).find("delivery-status") != std::string::npos;
    }
  }

  void take_of_report(const std::string& name, std::string_view value) {
    if (name == "message-id" && m_mail.returned_id.empty()) {
      m_mail.returned_id = id_in(value);
      m_mail.line = m_number;
    } else if (name == "action") {
      m_mail.action = lower(value.substr(0, value.find(' ')));
    } else if (name == "diagnostic-code") {
      m_mail.diagnosis = value;
    }
  }

  void note(const std::string& id) {
    const bool failed = m_mail.is_report && m_mail.action == "failed";
    const auto words = m_mail.is_report
                           ? fmt::format("a notification returned it as '{}'{}{}", m_mail.action,
                                         m_mail.diagnosis.empty() ? "" : ": ", m_mail.diagnosis)
                           : std::string("it lies in the mailbox");
    m_findings.by_message_id[id] = {failed ? Proof::failed : Proof::sent,
                                    evidence_text(m_source, m_mail.line, words)};
  }

  const std::string& m_source;
  const Wanted& m_wanted;
  Findings& m_findings;
  Mail m_mail;
  bool m_in_mail = false;
  std::string m_field;
  std::size_t m_number = 0;
};

void search_file(const std::filesystem::path& file, const Wanted& wanted, Findings& findings) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(errno == ENOENT ? Kind::not_found : Kind::io,
                fmt::format("cannot read '{}': {}", file.string(), std::strerror(errno)));
  }
  search_mails(stream, file.filename().string(), wanted, findings);
}

/// In the order of their names, so that the last word about a mail is always the same one.
std::vector<std::filesystem::path> mails_of(const std::filesystem::path& maildir) {
  std::vector<std::filesystem::path> files;
  for (const auto* folder : {"cur", "new"}) {
    if (!std::filesystem::is_directory(maildir / folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(maildir / folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

void search_mails(std::istream& mails, const std::string& source, const Wanted& wanted,
                  Findings& findings) {
  Lines lines(mails);
  Scanner scanner(source, wanted, findings);
  bool is_mbox = false;
  bool after_blank = true;
  while (lines.next()) {
    const auto line = lines.line();
    const bool separates = after_blank && is_separator(line);
    if (lines.number() == 1) is_mbox = separates;
    if (is_mbox && separates) {
      scanner.begin();
    } else {
      scanner.read(line, lines.number());
    }
    after_blank = line.empty();
  }
  scanner.finish();
}

Findings search_mailbox(const std::filesystem::path& mailbox, const Wanted& wanted) {
  Findings findings;
  if (!std::filesystem::is_directory(mailbox)) {
    search_file(mailbox, wanted, findings);
    return findings;
  }
  if (!std::filesystem::is_directory(mailbox / "cur")) {
    throw Error(Kind::data,
                fmt::format("'{}' is no Maildir", text::terminal_safe(mailbox.string())),
                "name an mbox file, or a folder with cur and new in it");
  }
  for (const auto& file : mails_of(mailbox)) search_file(file, wanted, findings);
  return findings;
}

}  // namespace qlab::mail

// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/relay_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <istream>
#include <optional>
#include <unordered_map>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/lines.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/relay_csv.hpp"

namespace qlab::mail {
namespace {

using ascii::is_alphanumeric;

/// Cuts the text at the first occurrence and returns what stood before it; nothing where there is
/// none.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view end) {
  const auto at = text.find(end);
  if (at == std::string_view::npos) return {};
  const auto before = text.substr(0, at);
  text.remove_prefix(at + end.size());
  return before;
}

std::string_view without_brackets(std::string_view id) {
  if (id.starts_with('<')) id.remove_prefix(1);
  return id.substr(0, id.find('>'));
}

/// One line of a log, taken apart: which mail of the relay it is about, and what it says.
struct Line {
  std::string_view queue_id;
  std::string_view words;
};

/// "Jan 15 09:00:01 mx postfix/smtp[123]: 4F2A1: to=<a@b>, ...". Only the first "]: " counts: what
/// stands behind it may be anybody's words.
std::optional<Line> postfix_line(std::string_view text) {
  const auto head = take_until(text, "]: ");
  if (!head) return {};
  const auto bracket = head->rfind('[');
  const auto program = head->substr(0, bracket);
  const auto slash = program.substr(program.rfind(' ') + 1).find('/');
  if (bracket == std::string_view::npos || slash == std::string_view::npos) return {};
  const auto queue_id = take_until(text, ": ");
  if (!queue_id || queue_id->size() < 5 || queue_id->size() > 24) return {};
  if (!std::all_of(queue_id->begin(), queue_id->end(), is_alphanumeric)) return {};
  return Line{*queue_id, text};
}

/// 1rPabc-0004aB-Xy, and the longer ids of Exim 4.97 and later.
bool is_exim_id(std::string_view word) {
  if (word.size() < 16 || word.size() > 23 || word[6] != '-') return false;
  const auto second = word.find('-', 7);
  if (second == std::string_view::npos || word.size() - second > 5) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return c == '-' || is_alphanumeric(c); });
}

/// "2027-01-15 09:00:01 [zone or process] 1rPabc-0004aB-Xy <= lab@example.org ...".
std::optional<Line> exim_line(std::string_view text) {
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != ' ') return {};
  constexpr int words_before = 5;
  for (int i = 0; i < words_before; ++i) {
    const auto word = take_until(text, " ");
    if (!word) return {};
    if (is_exim_id(*word)) return Line{*word, text};
  }
  return {};
}

/// The words behind "status=": "sent (250 2.0.0 Ok)".
std::optional<std::string_view> delivery_status(std::string_view words) {
  if (!words.starts_with("to=<") || !take_until(words, ", dsn=")) return {};
  if (!take_until(words, ", status=")) return {};
  return words;
}

/// Behind "reject: END-OF-MESSAGE from mx[192.0.2.1]: " stands what was answered: "450 4.7.1
/// later", or "4.7.1 later" where a milter did.
bool is_for_now(std::string_view rejection) {
  return take_until(rejection, "]: ") && rejection.starts_with('4');
}

/// "from=<lab@example.org>, status=expired, returned to sender": the relay gave up.
bool is_given_up(std::string_view words) {
  return words.starts_with("from=<") && take_until(words, ">, status=") &&
         (words.starts_with("expired") || words.starts_with("force-expired"));
}

class Reader {
 public:
  Reader(const std::string& source, const Wanted& wanted) : m_source(source), m_wanted(wanted) {}

  void read(std::string_view line, std::size_t number) {
    m_number = number;
    if (const auto postfix = postfix_line(line)) {
      read_postfix(*postfix);
    } else if (const auto exim = exim_line(line)) {
      read_exim(*exim);
    }
  }

  [[nodiscard]] Findings findings() { return std::move(m_findings); }

 private:
  void read_postfix(const Line& line) {
    ++m_findings.understood;
    constexpr std::string_view message_id = "message-id=";
    if (line.words.starts_with(message_id)) {
      begin(line, without_brackets(line.words.substr(message_id.size())));
      return;
    }
    const auto known = m_queue.find(std::string(line.queue_id));
    if (known == m_queue.end()) return;
    if (const auto status = delivery_status(line.words)) {
      const bool refused = status->starts_with("bounced") || status->starts_with("undeliverable");
      note(known->second, refused ? Proof::failed : Proof::sent, fmt::format("status={}", *status));
    } else if (line.words.starts_with("from=<") && line.words.ends_with("(queue active)")) {
      note(known->second, Proof::sent, "the relay queued it");
    } else if (is_given_up(line.words)) {
      note(known->second, Proof::failed, line.words);
    } else if (line.words.starts_with("reject: ") || line.words.starts_with("milter-reject: ")) {
      note(known->second, is_for_now(line.words) ? Proof::not_sent : Proof::failed, line.words);
    } else if (line.words == "removed") {
      m_queue.erase(known);
    }
  }

  void read_exim(const Line& line) {
    ++m_findings.understood;
    if (line.words.starts_with("<= ")) {
      auto rest = line.words;
      if (!take_until(rest, " id=")) return;
      begin(line, without_brackets(rest.substr(0, rest.find(' '))));
    }
    const auto known = m_queue.find(std::string(line.queue_id));
    if (known == m_queue.end()) return;
    if (line.words.starts_with("** ")) {
      note(known->second, Proof::failed, line.words);
    } else if (line.words == "Completed") {
      m_queue.erase(known);
    } else if (!m_findings.by_message_id.contains(known->second)) {
      note(known->second, Proof::sent, "the relay took it");
    }
  }

  /// A relay uses its ids again: the newest mail of that id is meant from here on.
  void begin(const Line& line, std::string_view message_id) {
    const std::string queue_id(line.queue_id);
    m_queue.erase(queue_id);
    if (m_wanted.contains(message_id)) m_queue.emplace(queue_id, message_id);
  }

  void note(const std::string& message_id, Proof proof, std::string_view words) {
    m_findings.by_message_id[message_id] = {proof, evidence_text(m_source, m_number, words)};
  }

  const std::string& m_source;
  const Wanted& m_wanted;
  std::size_t m_number = 0;
  std::unordered_map<std::string, std::string> m_queue;  ///< the relay's ids of wanted mails
  Findings m_findings;
};

}  // namespace

Findings read_relay_log(std::istream& log, const std::string& source, const Wanted& wanted) {
  Lines lines(log);
  Reader reader(source, wanted);
  while (lines.next()) {
    if (lines.number() == 1 && is_relay_csv(lines.line())) {
      return read_relay_csv(std::string(lines.line()), log, source, wanted);
    }
    reader.read(lines.line(), lines.number());
  }
  return reader.findings();
}

Findings read_relay_log(const std::filesystem::path& log, const Wanted& wanted) {
  const auto shown = text::terminal_safe(log.string());
  if (std::filesystem::is_directory(log)) {
    throw Error(Kind::data, fmt::format("'{}' is a folder", shown),
                "name the log itself; mails are looked for with --from-mailbox");
  }
  std::ifstream file(log, std::ios::binary);
  if (!file) {
    throw Error(errno == ENOENT ? Kind::not_found : Kind::io,
                fmt::format("cannot read '{}': {}", shown, std::strerror(errno)));
  }
  return read_relay_log(file, text::terminal_safe(log.filename().string()), wanted);
}

}  // namespace qlab::mail

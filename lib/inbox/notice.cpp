// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/notice.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/inbox/words.hpp"

namespace qlab::inbox {
namespace {

constexpr std::size_t longest_heading = 120;
constexpr std::size_t most_mentions = 200;

/// How servers announce the mail that they return, on a line of dashes or on its own.
constexpr std::array<Phrase, 2> announcements{{
    {0,
     "copy of the|your message|mail|original;copy of .. message;original message|mail|email|header|"
     "headers;header of the original|message|returned;headers of the;unsent message;returned "
     "message|"
     "mail;message returned;message follows;message header|headers;below this line;undelivered "
     "message;original mail;message text;message body|contents;your message was|reads;text of your;"
     "mensaje original;message original;messaggio originale;mensagem original;"
     "ursprüngliche nachricht;originalnachricht;message d'origine;исходное сообщение;"
     "元のメッセージ;原始邮件;オリジナルメッセージ"},
    {1,
     "original message follows;message headers|header follow|follows;original message header|"
     "headers;below is a copy;included is a copy;enclosed is a copy;copy of the original message;"
     "unsent message follows;message text follows;original message is;here is a copy;"
     "first lines of .. message;headers of .. message;headers of .. original;"
     "beginning of .. original"},
}};

/// The fields that a returned mail begins with. To and Subject are told about it as well.
constexpr std::array<std::string_view, 12> opening_fields{
    "received:",     "return-path:",         "delivered-to:",
    "x-received:",   "dkim-signature:",      "message-id:",
    "mime-version:", "x-original-to:",       "x-google-smtp-source:",
    "content-type:", "domainkey-signature:", "authentication-results:"};

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

using ascii::lower;

bool is_dashed(std::string_view line) {
  const auto trimmed = text::trim(line);
  return trimmed.starts_with("--") || trimmed.starts_with("==") || trimmed.starts_with("__") ||
         trimmed.starts_with("- -") || trimmed.starts_with("**");
}

/// Whether a line can announce anything, before its words are looked up.
bool may_announce(std::string_view line) {
  constexpr std::array<std::string_view, 8> pieces{"essage", "ail",     "eader", "opy",
                                                   "ensaje", "ensagem", "line",  "ext"};
  const auto size = text::trim(line).size();
  if (line.size() > longest_heading || size < 8) return false;
  return std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) ||
         std::ranges::none_of(line, [](char c) { return c >= 'a' && c <= 'z'; }) ||
         std::ranges::any_of(pieces, [&](std::string_view piece) {
           return line.find(piece) != std::string_view::npos;
         });
}

bool announces(std::string_view line) {
  if (!may_announce(line)) return false;
  static const PhraseBook dashed{std::span(announcements).first(1)};
  static const PhraseBook plain{std::span(announcements).last(1)};
  const Words words(line);
  return (is_dashed(line) && dashed.holds(words)) ||
         (words.list().size() <= 12 && plain.holds(words));
}

bool opens_header(std::string_view line) {
  const auto start = lower(line.substr(0, 30));
  return std::ranges::any_of(opening_fields,
                             [&](std::string_view field) { return start.starts_with(field); });
}

std::string_view without_marks(std::string_view text, std::string_view marks) {
  const auto first = text.find_first_not_of(marks);
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

struct Line {
  std::string_view address;
  std::string_view rest;
};

/// "Recipient: <anna@example.org>", as some introduce the address.
std::string_view without_label(std::string_view line) {
  constexpr std::array<std::string_view, 12> labels{
      "recipient:",          "recipients:",   "failed recipient:",
      "recipient address:",  "addressed to:", "email address:",
      "e-mail address:",     "mailbox:",      "failed recipients:",
      "original recipient:", "user:",         "address:"};
  const auto start = lower(line.substr(0, 24));
  for (const auto label : labels) {
    if (start.starts_with(label)) return line.substr(label.size());
  }
  return line;
}

/// A line that begins with an address, and what stands behind that.
std::optional<Line> addressed(std::string_view line) {
  constexpr std::string_view opening = " \t*->\"'<([•·";
  constexpr std::string_view closing = " \t>\"')]:,;.";
  const auto bare = without_marks(without_label(without_marks(line, opening)), opening);
  const auto found = addresses_in(bare.substr(0, 700), 1);
  if (found.empty() || found.front().position > 1) return {};
  auto rest =
      without_marks(bare.substr(found.front().position + found.front().text.size()), closing);
  if (rest.starts_with("<mailto:") || rest.starts_with("mailto:") || rest.starts_with('<')) {
    const auto again = addresses_in(rest, 1);
    if (!again.empty() && again.front().text == found.front().text) {
      rest =
          without_marks(rest.substr(again.front().position + again.front().text.size()), closing);
    }
  }
  return Line{found.front().text, rest};
}

bool is_never(std::string_view address, const std::vector<std::string>& never) {
  return is_of_mail_system(address) ||
         std::ranges::find(never, address_key(address)) != never.end();
}

Mention& mention_of(Notice& notice, std::string_view address) {
  const auto key = address_key(address);
  const auto same = [&](const Mention& mention) { return address_key(mention.address) == key; };
  const auto found = std::ranges::find_if(notice.mentions, same);
  if (found != notice.mentions.end()) return *found;
  return notice.mentions.emplace_back(Mention{std::string(address), {}});
}

/// ">>> RCPT To:<anna@example.org>" as "(in reply to RCPT To:<anna@example.org>)".
std::string told(std::string_view command) {
  return "(in reply to " + std::string(without_marks(command, "> ")) + ")\n";
}

Notice by_lines(std::string_view text, const std::vector<std::string>& never) {
  Notice notice;
  std::optional<std::size_t> present;
  while (!text.empty()) {
    const auto line = take_line(text);
    const auto found = addressed(line);
    if (found && !is_never(found->address, never) && notice.mentions.size() < most_mentions) {
      auto& mention = mention_of(notice, found->address);
      present = static_cast<std::size_t>(&mention - notice.mentions.data());
      mention.words.append(found->rest).append("\n");
      continue;
    }
    if (is_dashed(line)) present.reset();
    const bool is_command = text::trim(line).starts_with(">>>");
    const auto shown = is_command ? told(line) : std::string(line).append("\n");
    (present ? notice.mentions[*present].words : notice.preamble) += shown;
    if (notice.mentions.size() == 1 && !present) notice.mentions[0].words += shown;
  }
  return notice;
}

/// Who wrote it, and whom to ask, are in sentences as well.
bool is_of_somebody_else(std::string_view before) {
  before.remove_prefix(before.rfind('\n') + 1);
  const auto near = lower(before.substr(before.size() - std::min<std::size_t>(before.size(), 32)));
  const auto holds = [&](std::string_view word) { return near.find(word) != std::string::npos; };
  return holds("from") || holds("contact") || holds("sender") || holds("reply-to") ||
         holds("originator") || holds("help");
}

Notice by_sentences(std::string_view text, const std::vector<std::string>& never) {
  Notice notice;
  for (const auto& found : addresses_in(text, most_mentions)) {
    if (is_never(found.text, never) || is_of_somebody_else(text.substr(0, found.position)))
      continue;
    mention_of(notice, found.text);
  }
  for (auto& mention : notice.mentions) {
    mention.words =
        notice.mentions.size() == 1 ? std::string(text) : transcript_of(text, mention.address);
  }
  notice.preamble = text;
  return notice;
}

constexpr ascii::CharacterSet spaces(" \n");

/// "If the address does not exist, ...", "Please check that ...": what may be, and not what is.
bool opens_advice(std::string_view text) {
  constexpr std::array<std::string_view, 5> openings{"if ", "please check", "please verify",
                                                     "please make sure", "please ensure"};
  const char first = ascii::lower(text.front());
  if (first != 'i' && first != 'p') return false;
  std::string start;
  for (const char c : text.substr(0, 16)) start += c == '\n' ? ' ' : ascii::lower(c);
  return std::ranges::any_of(openings, [&](auto opening) { return start.starts_with(opening); });
}

std::size_t end_of_sentence(std::string_view text, std::size_t at) {
  for (; at < text.size(); ++at) {
    const auto next = text.substr(at, 2);
    if (next == "\n\n") return at;
    if (next == ". " || next == ".\n" || next == "! " || next == "; ") return at + 1;
  }
  return at;
}

}  // namespace

Quoted without_returned(std::string_view text) {
  auto rest = text;
  bool said_anything = false;
  while (!rest.empty()) {
    const auto at = static_cast<std::size_t>(rest.data() - text.data());
    const auto line = take_line(rest);
    if (said_anything && (announces(line) || opens_header(line)))
      return {text.substr(0, at), text.substr(at)};
    said_anything = said_anything || !text::trim(line).empty();
  }
  return {text, {}};
}

std::string without_advice(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (opens_advice(text)) text.remove_prefix(end_of_sentence(text, 0));
    const auto word = text.substr(0, spaces.first_in(text) + 1);
    out += word;
    text.remove_prefix(word.size());
  }
  return out;
}

Notice read_notice(std::string_view own_text, const std::vector<std::string>& never) {
  auto notice = by_lines(own_text, never);
  return notice.mentions.empty() ? by_sentences(own_text, never) : notice;
}

std::string transcript_of(std::string_view own_text, std::string_view address) {
  std::string lines;
  std::string_view command;
  while (!own_text.empty()) {
    const auto line = text::trim(take_line(own_text));
    const bool is_dialogue = line.starts_with("<<<");
    if (line.starts_with(">>>")) command = line;
    const bool is_about = line.find(address) != std::string_view::npos;
    const bool misses_recipient = is_dialogue && line.find("503") < 8;
    if (is_about || (misses_recipient && !lines.empty())) {
      if (!line.starts_with(">>>")) lines.append(line).append("\n");
      if (!command.empty()) lines += told(command);
    }
    // What stands below the server's answer is still about it, and nothing after that.
    if (!is_dialogue && !line.starts_with(">>>")) command = {};
  }
  return lines;
}

}  // namespace qlab::inbox

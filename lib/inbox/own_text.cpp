// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/own_text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"
#include "lib/inbox/html_text.hpp"

namespace qlab::inbox {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t longest_announcement = 4;

constexpr std::array<std::string_view, 9> announcing_starts{"on ", "am ", "le ",  "el ", "il ",
                                                            "op ", "em ", "den ", "ar "};
constexpr std::array<std::string_view, 20> announcing_ends{
    "wrote",    "schrieb", "crit",         "escribi",   "scritto", "schreef", "geschreven",
    "escreveu", "skrev",   "ysgrifennodd", "kirjoitti", "napsal",  "napisa",  "yazd",
    "írta",     "έγραψε",  "написал",      "пише",      "写道",    "寫道"};
/// Who wrote the mail below, as Outlook begins its head, in the languages that it speaks.
constexpr std::array<std::string_view, 26> from_labels{
    "from",      "von",       "de",         "da",        "van",    "från",   "fra",
    "od",        "от",        "від",        "lähettäjä", "feladó", "kimden", "gönderen",
    "από",       "oddi wrth", "expéditeur", "差出人",    "送信者", "发件人", "寄件者",
    "보낸 사람", "מאת",       "من",         "saatja",    "nuo"};
constexpr std::array<std::string_view, 11> device_starts{
    "sent from ", "get outlook for ", "von meinem ",     "envoy",
    "enviado de", "inviato da",       "verstuurd vanaf", "skickat från ",
    "sendt fra ", "отправлено с",     "anfonwyd o"};
/// A line of dashes around one of these stands above a mail.
constexpr std::array<std::string_view, 20> passed_on{
    "original",   "message", "nachricht",    "mensaje",   "messaggio", "mensagem", "bericht",
    "meddelande", "besked",  "melding",      "wiadomo",   "сообщени",  "повідомл", "メッセージ",
    "邮件",       "郵件",    "weitergeleit", "forwarded", "neges",     "zpráva"};

bool is_blank(std::string_view line) { return text::trim(line).empty(); }
bool is_quoted(std::string_view line) { return text::trim(line).starts_with('>'); }

/// In small ASCII letters and without the stars of text that was bold.
std::string plain(std::string_view line) {
  std::string word;
  for (const char c : text::trim(line)) {
    if (c != '*') word += ascii::lower(c);
  }
  return word;
}

/// A line of underscores or hyphens, as stands above a footer or a header.
bool is_rule(std::string_view line, char mark, std::size_t least) {
  const auto trimmed = text::trim(line);
  return trimmed.size() >= least && trimmed.find_first_not_of(mark) == std::string_view::npos;
}

bool ends_with_colon(std::string_view line) {
  return line.ends_with(':') || line.ends_with("\uFF1A");
}

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](auto word) { return text.find(word) != std::string_view::npos; });
}

/// The lines from here that say "On Monday, Gwen <gwen@example.org> wrote:" in any language: they
/// name somebody's address and what follows is quoted, or they say so in a language that is known.
/// 0 where they do not.
std::size_t announcement(const Lines& lines, std::size_t at) {
  const auto first = plain(lines[at]);
  const bool begins =
      std::ranges::any_of(announcing_starts, [&](auto start) { return first.starts_with(start); });
  std::string joined;
  for (std::size_t count = 1; count <= longest_announcement && at + count <= lines.size();
       ++count) {
    const auto line = plain(lines[at + count - 1]);
    if (line.empty()) return 0;
    joined += ' ' + line;
    if (!ends_with_colon(line)) continue;
    auto next = at + count;
    while (next < lines.size() && is_blank(lines[next])) ++next;
    const bool is_last = next == lines.size();
    const bool quotes = !is_last && is_quoted(lines[next]);
    const bool names = !addresses_in(joined, 1).empty();
    const bool says = holds_one_of(joined, announcing_ends);
    const bool announces = (names && quotes) || (says && names) || (says && begins && is_last) ||
                           (says && begins && quotes);
    return announces ? count : 0;
  }
  return 0;
}

/// "Von:", "Gesendet:": a word or two and a colon.
std::string_view label_of(std::string_view line) {
  const auto colon = std::min(line.find(':'), line.find("\uFF1A"));
  if (colon > 30) return {};  // as npos is
  const auto label = text::trim(line.substr(0, colon));
  return std::ranges::count(label, ' ') > 2 ? std::string_view() : label;
}

/// "-----Original Message-----", "-------- Message d'origine --------".
bool is_line_above_mail(std::string_view line) {
  return line.starts_with("----") && line.ends_with("---") && holds_one_of(line, passed_on);
}

/// The head of a mail that stands below, as Outlook writes it: who wrote it, and three lines more
/// of when, to whom and about what.
bool opens_header(const Lines& lines, std::size_t at) {
  const auto first = text::fold(plain(lines[at]));
  if (is_line_above_mail(first)) return true;
  const auto label = label_of(first);
  if (std::ranges::find(from_labels, label) == from_labels.end()) return false;
  std::size_t labels = 0;
  for (std::size_t i = at + 1; i < std::min(at + 6, lines.size()); ++i)
    if (!label_of(plain(lines[i])).empty()) ++labels;
  return labels >= 2;
}

bool is_signature_mark(std::string_view line) { return line == "-- " || line == "--"; }

/// "Sent from my telephone": a line of a few words that is no sentence.
bool names_device(std::string_view line) {
  const auto word = plain(line);
  const bool begins =
      std::ranges::any_of(device_starts, [&](auto start) { return word.starts_with(start); });
  return begins && word.size() <= 60 && word.find_first_of(",.;!?") == std::string::npos;
}

Lines own_lines(const Lines& lines) {
  Lines own;
  for (std::size_t i = 0; i < lines.size();) {
    if (is_signature_mark(lines[i]) || is_rule(lines[i], '_', 20) || opens_header(lines, i)) break;
    const auto announced = announcement(lines, i);
    if (announced > 0) {
      i += announced;
    } else if (is_quoted(lines[i])) {
      // An answer above and one below a quotation are two paragraphs.
      own.emplace_back("");
      ++i;
    } else {
      own.push_back(lines[i++]);
    }
  }
  return own;
}

void drop_end(Lines& lines) {
  const auto drop_blank = [&] {
    while (!lines.empty() && (is_blank(lines.back()) || is_rule(lines.back(), '-', 5)))
      lines.pop_back();
  };
  drop_blank();
  while (!lines.empty() && names_device(lines.back())) {
    lines.pop_back();
    drop_blank();
  }
}

}  // namespace

std::string own_text(std::string_view text) {
  auto own = own_lines(text::split(text, '\n'));
  drop_end(own);
  std::string joined;
  bool gap = false;
  for (const auto line : own) {
    if (is_blank(line)) {
      gap = !joined.empty();
      continue;
    }
    if (!joined.empty()) joined += gap ? "\n\n" : "\n";
    joined += line.substr(0, line.find_last_not_of(" \t\r") + 1);
    gap = false;
  }
  return joined;
}

std::string own_text(const Mail& mail) {
  if (const auto* part = mail.part("text/plain")) return own_text(part->text);
  if (const auto* part = mail.part("text/html"))
    return own_text(text_of_html(part->text, Quotations::marked));
  return {};
}

std::string display_name(std::string_view from) {
  auto name = text::trim(from.substr(0, from.find('<')));
  if (name.find('@') != std::string_view::npos) return {};
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"'))
    name = text::trim(name.substr(1, name.size() - 2));
  return std::string(name);
}

}  // namespace qlab::inbox

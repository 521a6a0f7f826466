// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/quotation.hpp"

#include <algorithm>
#include <array>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"

namespace qlab::inbox {
namespace {

using Lines = std::span<const std::string_view>;

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
/// A line of dashes around one of these stands above a mail.
constexpr std::array<std::string_view, 20> passed_on{
    "original",   "message", "nachricht",    "mensaje",   "messaggio", "mensagem", "bericht",
    "meddelande", "besked",  "melding",      "wiadomo",   "сообщени",  "повідомл", "メッセージ",
    "邮件",       "郵件",    "weitergeleit", "forwarded", "neges",     "zpráva"};

bool is_blank(std::string_view line) { return text::trim(line).empty(); }

bool ends_with_colon(std::string_view line) {
  return line.ends_with(':') || line.ends_with("\uFF1A");
}

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words,
                             [&](auto word) { return text.find(word) != std::string_view::npos; });
}

bool holds_digit(std::string_view text) { return std::ranges::any_of(text, ascii::is_digit); }

/// A year, and a number beside it.
bool holds_date(std::string_view text) {
  bool has_year = false;
  int numbers = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto start = i;
    while (i < text.size() && ascii::is_digit(text[i])) ++i;
    if (i > start) ++numbers;
    has_year = has_year || i - start == 4;
  }
  return has_year && numbers > 1;
}

bool begins_as_announcement(std::string_view line) {
  return std::ranges::any_of(announcing_starts,
                             [&](auto start) { return line.starts_with(start); });
}

enum class Below { nothing, marked, unmarked };

std::size_t first_filled(Lines lines, std::size_t at) {
  while (at < lines.size() && is_blank(lines[at])) ++at;
  return at;
}

Below below(Lines lines, std::size_t at) {
  const auto next = first_filled(lines, at);
  if (next == lines.size()) return Below::nothing;
  return is_quoted(lines[next]) ? Below::marked : Below::unmarked;
}

/// Whether a sentence in small letters, which ends with a colon, announces what stands below. A
/// member may name an address, or say what somebody wrote: an announcement has more of it all.
bool announces(std::string_view sentence, Below below) {
  const bool says = holds_one_of(sentence, announcing_ends);
  const auto addresses = addresses_in(sentence, 1);
  if (addresses.empty())
    return says && begins_as_announcement(sentence) && below != Below::unmarked;
  const auto& [address, position] = addresses.front();
  const bool has_date = holds_digit(sentence.substr(0, position)) ||
                        holds_digit(sentence.substr(position + address.size()));
  if (!says) return has_date && below == Below::marked;
  return has_date || begins_as_announcement(sentence) || below != Below::unmarked;
}

/// The lines down to the first colon at the end of one, where they announce; else 0.
std::size_t announced_from(Lines lines, std::size_t at) {
  std::string sentence;
  const auto end = std::min(at + longest_announcement, lines.size());
  for (auto i = at; i < end && !is_blank(lines[i]); ++i) {
    const auto line = plain_line(lines[i]);
    sentence += sentence.empty() ? line : ' ' + line;
    if (ends_with_colon(line)) return announces(sentence, below(lines, i + 1)) ? i + 1 - at : 0;
  }
  return 0;
}

/// A line that is folded in front of an address, or within its brackets.
bool continues_address(Lines lines, std::size_t at) {
  return text::trim(lines[at]).starts_with('<') || text::trim(lines[at - 1]).ends_with('<');
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

}  // namespace

std::string plain_line(std::string_view line) {
  std::string word;
  for (const char c : text::trim(line)) {
    if (c != '*') word += ascii::lower(c);
  }
  return word;
}

bool is_quoted(std::string_view line) { return text::trim(line).starts_with('>'); }

std::size_t announcement(Lines lines, std::size_t at) {
  const auto count = announced_from(lines, at);
  const auto first = plain_line(lines[at]);
  const bool begins = begins_as_announcement(first) && holds_digit(first);
  for (auto later = at + 1; later < at + count; ++later) {
    // A member's own line, where the announcement is whole without it.
    const bool is_whole = !continues_address(lines, later) && announced_from(lines, later) > 0;
    if (is_whole && (!begins || begins_as_announcement(plain_line(lines[later])))) return 0;
  }
  return count;
}

bool is_unmarked_quotation(Lines lines, std::size_t at, Above above) {
  const bool is_marked_later = std::ranges::any_of(lines.subspan(at), is_quoted);
  return below(lines, at) == Below::unmarked && (above == Above::their_own || !is_marked_later);
}

bool opens_header(Lines lines, std::size_t at) {
  const auto first = text::fold(plain_line(lines[at]));
  if (is_line_above_mail(first)) return true;
  const auto label = label_of(first);
  if (std::ranges::find(from_labels, label) == from_labels.end()) return false;
  std::size_t labels = 0;
  bool says_who_or_when = !addresses_in(first, 1).empty();
  for (std::size_t i = at + 1; i < std::min(at + 6, lines.size()); ++i) {
    const auto line = plain_line(lines[i]);
    if (label_of(line).empty()) continue;
    ++labels;
    says_who_or_when = says_who_or_when || holds_date(line);
  }
  return labels >= 2 && says_who_or_when;
}

}  // namespace qlab::inbox

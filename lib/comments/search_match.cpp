// SPDX-License-Identifier: Apache-2.0
// Part of lib/comments/search.hpp.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/comments/search.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/indexed_text.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t most_words = 50;

constexpr std::string_view author = "author:";
constexpr std::string_view scenario = "scenario:";

/// A word, or words in quotes, as typed, behind the name of a field where it has one.
struct Sought {
  std::string_view field;
  std::string text;
  bool is_beginning = false;
  bool is_excluded = false;
};

/// Takes one off the front; nothing at the end.
std::optional<Sought> take(std::string_view& rest) {
  const auto begin = rest.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  rest.remove_prefix(begin);
  Sought sought;
  if (rest.size() > 1 && rest.front() == '-') {
    sought.is_excluded = true;
    rest.remove_prefix(1);
  }
  for (const auto field : {author, scenario}) {
    if (!rest.starts_with(field)) continue;
    sought.field = field;
    rest.remove_prefix(field.size());
  }
  const bool quoted = rest.starts_with('"');
  if (quoted) rest.remove_prefix(1);
  const auto end = std::min(rest.find_first_of(quoted ? "\"" : " \t\r\n"), rest.size());
  sought.text = rest.substr(0, end);
  rest.remove_prefix(std::min(end + (quoted ? 1 : 0), rest.size()));
  if (sought.field.empty() && !quoted && sought.text.size() > 1 && sought.text.ends_with('*')) {
    sought.is_beginning = true;
    sought.text.pop_back();
  }
  return sought;
}

/// As the index has it: what is written as one word may be several to it ("peer-support"), or none.
Phrase phrase_of(const Sought& sought, const store::Words& words) {
  Phrase phrase{{}, sought.is_beginning};
  words.each(sought.text, [&](const store::Word& word) {
    if (!store::is_repeated_term(word.folded)) phrase.words.emplace_back(word.folded);
  });
  return phrase;
}

std::string match_of(const std::vector<Phrase>& phrases, std::string_view joint) {
  std::vector<std::string> parts;
  for (const auto& phrase : phrases) parts.push_back(match_of(phrase));
  return text::join(parts, joint);
}

/// What stands together is left to the texts, and so is what must not stand together.
std::string match_of(const Wanted& wanted) {
  std::vector<Phrase> none;
  std::ranges::copy_if(wanted.excluded, std::back_inserter(none),
                       [](const Phrase& phrase) { return phrase.words.size() == 1; });
  auto all = match_of(wanted.phrases, " AND ");
  if (all.empty() || none.empty()) return all;
  return fmt::format("({}) NOT ({})", all, match_of(none, " OR "));
}

void add_name(Wanted& wanted, const Sought& sought) {
  auto part = text::fold_for_search(text::trim(sought.text));
  if (part.empty()) {
    throw Error(Kind::usage, fmt::format("'{}' says no name", sought.field),
                "write the name behind it, in double quotes where it has spaces");
  }
  auto& parts = sought.field == author ? wanted.authors : wanted.scenarios;
  parts.push_back({std::move(part), sought.is_excluded});
}

bool asks(const std::vector<NamePart>& parts) {
  return std::ranges::any_of(parts, [](const NamePart& part) { return !part.is_excluded; });
}

}  // namespace

Wanted wanted_of(std::string_view text, const store::Words& words) {
  if (!text::is_utf8(text) || text.find('\0') != std::string_view::npos)
    throw Error(Kind::usage, "the words to search for are not UTF-8");
  Wanted wanted;
  std::size_t count = 0;
  while (const auto sought = take(text)) {
    auto phrase = sought->field.empty() ? phrase_of(*sought, words) : Phrase{};
    // What has neither letters nor digits is in no index.
    if (sought->field.empty() && phrase.words.empty()) continue;
    if (++count > most_words)
      throw Error(Kind::usage, fmt::format("more than {} words to search for", most_words));
    if (!sought->field.empty()) {
      add_name(wanted, *sought);
    } else {
      auto& phrases = sought->is_excluded ? wanted.excluded : wanted.phrases;
      phrases.push_back(std::move(phrase));
    }
  }
  if (wanted.phrases.empty() && !asks(wanted.authors) && !asks(wanted.scenarios)) {
    throw Error(Kind::usage, "there is no word to search for",
                "give words that comments hold; -WORD only leaves some of them out");
  }
  wanted.match = match_of(wanted);
  return wanted;
}

std::string match_of(const Phrase& phrase) {
  // Strings of FTS5. Words of the index are letters and digits: nothing in them is syntax.
  auto match = fmt::format("\"{}\"", fmt::join(phrase.words, "\" AND \""));
  if (phrase.is_beginning) match += " *";
  return match;
}

std::string snippet_of(std::string_view marked) {
  constexpr std::size_t before = 60;
  constexpr std::size_t longest = 160;
  std::string line;
  bool gap = false;
  for (const char c : marked) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space && gap && !line.empty()) line += ' ';
    if (!space) line += c == '\x02' ? '[' : c == '\x03' ? ']' : c;
    gap = space;
  }
  const auto mark = marked.find('\x02') == std::string_view::npos ? 0 : line.find('[');
  const auto is_start = [&](std::size_t at) {
    return (static_cast<unsigned char>(line[at]) & 0xC0U) != 0x80U;
  };
  auto begin = mark > before ? mark - before : 0;
  if (begin > 0) begin = std::min(line.find(' ', begin), mark);
  while (begin > 0 && begin < line.size() && !is_start(begin)) ++begin;
  auto end = std::min(begin + longest, line.size());
  while (end < line.size() && end > begin && !is_start(end)) --end;
  const auto inside = std::string(text::trim(std::string_view(line).substr(begin, end - begin)));
  return fmt::format("{}{}{}", begin > 0 ? "… " : "", inside, end < line.size() ? " …" : "");
}

}  // namespace qlab::comments

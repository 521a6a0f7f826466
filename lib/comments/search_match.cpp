// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/comments/search.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

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

/// A string of FTS5: in quotes, with quotes doubled. Nothing in it is syntax.
std::string quoted(const Sought& sought) {
  std::string text = "\"";
  for (const char c : sought.text) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + (sought.is_beginning ? "\" *" : "\"");
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

void add_word(std::string& part, const Sought& sought, std::string_view joint) {
  if (!part.empty()) part += joint;
  part += quoted(sought);
}

bool asks(const std::vector<NamePart>& parts) {
  return std::ranges::any_of(parts, [](const NamePart& part) { return !part.is_excluded; });
}

}  // namespace

Wanted wanted_of(std::string_view text) {
  if (!text::is_utf8(text) || text.find('\0') != std::string_view::npos)
    throw Error(Kind::usage, "the words to search for are not UTF-8");
  Wanted wanted;
  std::size_t count = 0;
  while (const auto sought = take(text)) {
    // What has neither letters nor digits is in no index.
    if (sought->field.empty() && text::slug(sought->text).empty()) continue;
    if (++count > most_words)
      throw Error(Kind::usage, fmt::format("more than {} words to search for", most_words));
    if (!sought->field.empty()) {
      add_name(wanted, *sought);
    } else if (sought->is_excluded) {
      add_word(wanted.excluded, *sought, " OR ");
    } else {
      add_word(wanted.match, *sought, " AND ");
    }
  }
  if (wanted.match.empty() && !asks(wanted.authors) && !asks(wanted.scenarios)) {
    throw Error(Kind::usage, "there is no word to search for",
                "give words that comments hold; -WORD only leaves some of them out");
  }
  if (!wanted.match.empty() && !wanted.excluded.empty())
    wanted.match = fmt::format("({}) NOT ({})", wanted.match, std::exchange(wanted.excluded, {}));
  return wanted;
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

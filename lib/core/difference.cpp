// SPDX-License-Identifier: Apache-2.0
#include "lib/core/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace qlab {
namespace {

using Pieces = std::span<const std::string_view>;

constexpr std::size_t context = 3;

void append(std::vector<DifferencePiece>& all, Pieces pieces, Differs differs) {
  for (const auto piece : pieces) all.push_back({differs, piece});
}

/// The length of the longest common subsequence of what is behind each pair of places.
class Lengths {
 public:
  Lengths(Pieces before, Pieces after)
      : m_width(after.size() + 1), m_lengths((before.size() + 1) * m_width) {
    for (auto i = before.size(); i-- > 0;) {
      for (auto j = after.size(); j-- > 0;) {
        at(i, j) =
            before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  std::uint32_t& at(std::size_t i, std::size_t j) { return m_lengths[i * m_width + j]; }

 private:
  std::size_t m_width;
  std::vector<std::uint32_t> m_lengths;
};

/// What lies between the common start and the common end.
void append_middle(std::vector<DifferencePiece>& all, Pieces before, Pieces after) {
  const bool too_many = !before.empty() && after.size() > most_pairs / before.size();
  if (before.empty() || after.empty() || too_many) {
    append(all, before, Differs::removed);
    append(all, after, Differs::added);
    return;
  }
  Lengths lengths(before, after);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      all.push_back({Differs::no, before[i++]});
      ++j;
    } else if (i < before.size() &&
               (j == after.size() || lengths.at(i + 1, j) >= lengths.at(i, j + 1))) {
      all.push_back({Differs::removed, before[i++]});
    } else {
      all.push_back({Differs::added, after[j++]});
    }
  }
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A group of changes: pieces [from, until) with the numbers of their first lines.
struct Group {
  std::size_t from;
  std::size_t until;
};

/// Changed places with the lines around them; those that would touch are one.
std::vector<Group> groups_of(const std::vector<DifferencePiece>& pieces) {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].differs == Differs::no) continue;
    const auto from = i - std::min(i, context);
    const auto until = std::min(i + 1 + context, pieces.size());
    if (!groups.empty() && from <= groups.back().until) {
      groups.back().until = until;
    } else {
      groups.push_back({from, until});
    }
  }
  return groups;
}

struct Numbers {
  std::size_t before = 0;
  std::size_t after = 0;

  void pass(std::span<const DifferencePiece> pieces) {
    for (const auto& piece : pieces) {
      if (piece.differs != Differs::added) ++before;
      if (piece.differs != Differs::removed) ++after;
    }
  }
};

/// As diff -u says it: a group without lines of one text names the line before it.
std::string head(const Numbers& start, const Numbers& end) {
  const auto part = [](std::size_t from, std::size_t until) {
    return fmt::format("{},{}", until > from ? from + 1 : from, until - from);
  };
  return fmt::format("-{} +{}", part(start.before, end.before), part(start.after, end.after));
}

constexpr char mark_of(Differs differs) {
  if (differs == Differs::removed) return '-';
  return differs == Differs::added ? '+' : ' ';
}

}  // namespace

std::vector<DifferencePiece> difference(Pieces before, Pieces after) {
  const auto shorter = std::min(before.size(), after.size());
  std::size_t start = 0;
  while (start < shorter && before[start] == after[start]) ++start;
  std::size_t end = 0;
  while (end < shorter - start &&
         before[before.size() - 1 - end] == after[after.size() - 1 - end]) {
    ++end;
  }
  std::vector<DifferencePiece> all;
  append(all, before.first(start), Differs::no);
  append_middle(all, before.subspan(start, before.size() - start - end),
                after.subspan(start, after.size() - start - end));
  append(all, before.last(end), Differs::no);
  return all;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    auto end = i + 1;
    while (end < text.size() && is_space(text[end]) == is_space(text[i])) ++end;
    words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

std::vector<DifferenceLine> unified_difference(std::string_view before, std::string_view after) {
  const auto before_lines = lines_of(before);
  const auto after_lines = lines_of(after);
  const auto pieces = difference(before_lines, after_lines);
  const std::span all(pieces);
  std::vector<DifferenceLine> lines;
  Numbers numbers;
  std::size_t passed = 0;
  for (const auto& group : groups_of(pieces)) {
    numbers.pass(all.subspan(passed, group.from - passed));
    const auto start = numbers;
    numbers.pass(all.subspan(group.from, group.until - group.from));
    passed = group.until;
    lines.push_back({'@', head(start, numbers)});
    for (auto i = group.from; i < group.until; ++i)
      lines.push_back({mark_of(pieces[i].differs), std::string(pieces[i].text)});
  }
  return lines;
}

}  // namespace qlab

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_mentions.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace qlab::members {
namespace {

std::string_view without_line_end(std::string_view record) {
  return record.substr(0, record.find_last_not_of("\r\n") + 1);
}

bool is_taken(Column column) { return column != Column::unknown && column != Column::ignored; }

}  // namespace

Mentions::Mentions(const Columns& columns)
    : m_columns(columns),
      m_takes_every_column(std::all_of(columns.at.begin(), columns.at.end(), is_taken)) {}

Mentions::Seen Mentions::mention(std::int64_t member, const Records& records) {
  const auto index = static_cast<std::size_t>(member);
  if (index >= m_mentions.size()) m_mentions.resize(std::max(index + 1, 2 * m_mentions.size()));
  auto& mention = m_mentions[index];
  const auto said = content(records);
  if (mention.line == 0) {
    mention = {records.position().line, said};
    return Seen::never;
  }
  return mention.content == said ? Seen::alike : Seen::differently;
}

std::size_t Mentions::line(std::int64_t member) const {
  const auto index = static_cast<std::size_t>(member);
  return index < m_mentions.size() ? m_mentions[index].line : 0;
}

/// A hash of what is taken: two orders of one person differ only in their numbers.
std::size_t Mentions::content(const Records& records) const {
  constexpr std::hash<std::string_view> hash;
  if (m_takes_every_column) return hash(without_line_end(records.record()));
  std::size_t all = 0;
  const auto cells = records.cells();
  for (std::size_t i = 0; i < std::min(cells.size(), m_columns.at.size()); ++i) {
    if (is_taken(m_columns.at[i])) all = all * 31 + hash(cells[i]);
  }
  return all;
}

}  // namespace qlab::members

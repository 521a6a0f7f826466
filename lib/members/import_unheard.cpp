// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_unheard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/core/yes_or_no.hpp"
#include "lib/members/import_cells.hpp"
#include "lib/members/import_words.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t examples_shown = 3;

}  // namespace

Unheard::Unheard(const Columns& columns) : m_columns(columns) {
  for (std::size_t i = 0; i < columns.at.size(); ++i) {
    const bool is_unknown = columns.at[i] == Column::unknown;
    if (!is_unknown && columns.at[i] != Column::mail_wish) continue;
    const auto kind = !is_unknown                 ? Kind::wish
                      : columns.titles[i].empty() ? Kind::unnamed
                                                  : Kind::unknown;
    m_watched.push_back({i, kind, 0, {}});
  }
}

void Unheard::hear(std::span<const std::string_view> cells) {
  std::erase_if(m_watched, [&](Watched& watched) {
    if (watched.column >= cells.size()) return false;
    const auto cell = text::trim(cells[watched.column]);
    return !cell.empty() && !watched.hear(cell);
  });
}

/// False where the column is about something else.
bool Unheard::Watched::hear(std::string_view cell) {
  if (kind == Kind::unknown) {
    const auto said = yes_or_no(cell);
    cells += said == YesOrNo::no ? 1 : 0;
    return said != YesOrNo::other;
  }
  if (kind == Kind::wish && !is_unclear(cell)) return true;
  ++cells;
  auto shown = in_quotes(cell);
  const bool is_known = std::ranges::find(examples, shown) != examples.end();
  if (!is_known && examples.size() < examples_shown) examples.push_back(std::move(shown));
  return true;
}

std::string Unheard::warning(const Watched& watched) const {
  const auto title = text::terminal_safe(m_columns.titles[watched.column]);
  const auto examples = text::join(watched.examples, ", ");
  switch (watched.kind) {
    case Kind::unnamed:
      return fmt::format("column {} has no title and is left out; {} cells below it say: {}",
                         watched.column + 1, watched.cells, examples);
    case Kind::unknown:
      return fmt::format(
          "'{}' says no of {} people and is left out; if it is about mail, say --map '{}=consent'",
          title, watched.cells, title);
    case Kind::wish:
      break;
  }
  return fmt::format("{} cells below '{}' are neither a yes nor a no, and count as nothing: {}",
                     watched.cells, title, examples);
}

std::vector<std::string> Unheard::warnings() const {
  std::vector<std::string> all;
  for (const auto& watched : m_watched) {
    if (watched.cells > 0) all.push_back(warning(watched));
  }
  return all;
}

}  // namespace qlab::members

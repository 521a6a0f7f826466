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
    const auto meaning = columns.at[i];
    if (meaning == Column::unknown || meaning == Column::mail_wish) {
      m_watched.push_back({i, meaning, 0, {}});
    }
  }
}

void Unheard::hear(std::span<const std::string_view> cells) {
  std::erase_if(m_watched, [&](Watched& watched) {
    if (watched.column >= cells.size()) return false;
    const auto cell = text::trim(cells[watched.column]);
    if (cell.empty()) return false;
    if (watched.meaning == Column::mail_wish) {
      if (!is_unclear(cell)) return false;
      ++watched.cells;
      auto& examples = watched.examples;
      auto shown = in_quotes(cell);
      const bool is_known = std::ranges::find(examples, shown) != examples.end();
      if (!is_known && examples.size() < examples_shown) examples.push_back(std::move(shown));
      return false;
    }
    const auto said = yes_or_no(cell);
    if (said == YesOrNo::no) ++watched.cells;
    return said == YesOrNo::other;  // it is about something else
  });
}

std::vector<std::string> Unheard::warnings() const {
  std::vector<std::string> all;
  for (const auto& watched : m_watched) {
    if (watched.cells == 0) continue;
    const auto title = in_quotes(m_columns.titles[watched.column]);
    all.push_back(
        watched.meaning == Column::mail_wish
            ? fmt::format("{} cells below {} are neither a yes nor a no, and count as nothing: {}",
                          watched.cells, title, text::join(watched.examples, ", "))
            : fmt::format("{} says no of {} people and is left out; if it is about mail, say --map "
                          "'{}=consent'",
                          title, watched.cells,
                          text::terminal_safe(m_columns.titles[watched.column])));
  }
  return all;
}

}  // namespace qlab::members

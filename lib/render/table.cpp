// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/writers.hpp.
// Tables for people on a terminal.
#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/render/column_widths.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

/// In no cell: what is shown is harmless on a terminal.
constexpr char cell_end = '\0';
constexpr std::size_t piece_size = 64UL * 1024;
constexpr std::size_t room_for_a_row = 1024;

enum class Side { left, right };

struct Column {
  std::string heading;
  Side side = Side::left;
  std::size_t width = 0;  ///< of the widest cell, in columns of the terminal
};

class TableWriter : public PlainCells {
 public:
  TableWriter(Output& output, const Style& style, const std::vector<std::string_view>& names)
      : PlainCells(style), m_output(output), m_room(style.columns), m_bold(style.bold_header) {
    for (const auto name : names) {
      m_columns.push_back({heading(name), Side::left, text::width(name)});
    }
  }

  void begin_row() override {
    m_next = 0;
    if (!m_pieces.empty() && m_pieces.back().size() < piece_size) return;
    m_pieces.emplace_back().reserve(piece_size + room_for_a_row);
  }

  void number(std::int64_t value) override {
    m_columns[m_next].side = Side::right;
    PlainCells::number(value);
  }

  void finish() override {
    if (m_pieces.empty()) return;
    fit();
    std::vector<std::string_view> headings;
    for (const auto& column : m_columns) headings.push_back(column.heading);
    m_output.write(m_bold ? "\x1b[1m" + line(headings) + "\x1b[0m\n" : line(headings) + "\n");
    for (auto& piece : m_pieces) {
      write_rows(piece);
      piece = {};
    }
  }

 protected:
  void cell(std::string value) override {
    auto& column = m_columns[m_next++];
    column.width = std::max(column.width, text::width(value));
    m_pieces.back().append(value).push_back(cell_end);
  }

 private:
  void fit() {
    std::vector<std::size_t> wanted;
    for (const auto& column : m_columns) wanted.push_back(column.width);
    const auto widths = column_widths(wanted, m_room);
    for (std::size_t i = 0; i < widths.size(); ++i) m_columns[i].width = widths[i];
  }

  void write_rows(std::string_view piece) {
    std::vector<std::string_view> cells;
    while (!piece.empty()) {
      const auto end = piece.find(cell_end);
      cells.push_back(piece.substr(0, end));
      piece.remove_prefix(end + 1);
      if (cells.size() < m_columns.size()) continue;
      m_output.write(line(cells) + "\n");
      cells.clear();
    }
  }

  [[nodiscard]] std::string line(std::span<const std::string_view> cells) const {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto& column = m_columns[i];
      const auto shown = text::cut(cells[i], column.width);
      const std::string spaces(column.width - std::min(column.width, text::width(shown)), ' ');
      line += i == 0 ? "" : " ";
      line += column.side == Side::right ? spaces + shown : shown + spaces;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  Output& m_output;
  std::size_t m_room;
  bool m_bold;
  std::vector<Column> m_columns;
  /// Whole rows, cell behind cell: a string for each cell would take three times as much.
  std::vector<std::string> m_pieces;
  std::size_t m_next = 0;
};

}  // namespace

std::unique_ptr<RowSink> table_writer(Output& output, const Style& style,
                                      const std::vector<std::string_view>& names) {
  return std::make_unique<TableWriter>(output, style, names);
}

}  // namespace qlab::render

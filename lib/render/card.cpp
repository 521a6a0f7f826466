// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/writers.hpp.
// One thing for people: a line per field, and its nested rows as tables behind them.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

/// One thing: a line per field, then its nested rows as tables of their own.
class CardWriter : public PlainCells {
 public:
  CardWriter(Output& output, const Style& style, const std::vector<std::string_view>& names)
      : PlainCells(style), m_output(output), m_style(style) {
    for (const auto name : names) m_labels.push_back(label(name));
    for (const auto& each : m_labels) m_width = std::max(m_width, text::width(each));
  }

  void begin_row() override {
    if (m_rows++ > 0) m_output.write("\n");
    m_field = 0;
  }

  void nested(const Nested& rows) override {
    const auto& name = m_labels[m_field++];
    if (rows.empty()) return;
    auto& behind = m_tables.emplace_back();
    auto output = Output::to_text(behind);
    output.write(fmt::format("\n{}\n", name));
    rows.write(*table_writer(output, m_style, rows.names()));
    output.finish();
  }

  void end_row() override {
    for (const auto& table : m_tables) m_output.write(table);
    m_tables.clear();
  }

 protected:
  void cell(std::string value) override {
    const auto& name = m_labels[m_field++];
    if (!value.empty()) m_output.write(fmt::format("{:<{}}  {}\n", name, m_width, value));
  }

 private:
  Output& m_output;
  Style m_style;
  std::vector<std::string> m_labels;
  std::vector<std::string> m_tables;
  std::size_t m_width = 0;
  std::size_t m_field = 0;
  std::size_t m_rows = 0;
};

}  // namespace

std::unique_ptr<RowSink> card_writer(Output& output, const Style& style,
                                     const std::vector<std::string_view>& names) {
  return std::make_unique<CardWriter>(output, style, names);
}

}  // namespace qlab::render

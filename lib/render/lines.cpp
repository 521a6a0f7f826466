// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/writers.hpp.
// A line for each field, "Label: value", and an empty one between rows: nothing is cut, aligned or
// drawn, so that a screen reader says what a table shows.
#include <fmt/format.h>

#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

class LinesWriter : public PlainCells {
 public:
  LinesWriter(Output& output, const Style& style, std::vector<std::string_view> names)
      : PlainCells(style), m_output(output), m_style(style), m_names(std::move(names)) {}

  void begin_row() override {
    if (m_rows++ > 0) m_output.write("\n");
    m_field = 0;
  }

  void nested(const Nested& rows) override {
    const auto name = label(m_names[m_field++]);
    if (rows.empty()) return;
    m_output.write(fmt::format("{}:\n", name));
    LinesWriter inner(m_output, m_style, rows.names());
    rows.write(inner);
  }

 protected:
  void cell(std::string value) override {
    const auto name = label(m_names[m_field++]);
    if (!value.empty()) m_output.write(fmt::format("{}: {}\n", name, value));
  }

 private:
  Output& m_output;
  Style m_style;
  std::vector<std::string_view> m_names;
  std::size_t m_field = 0;
  std::size_t m_rows = 0;
};

}  // namespace

std::unique_ptr<RowSink> lines_writer(Output& output, const Style& style,
                                      const std::vector<std::string_view>& names) {
  return std::make_unique<LinesWriter>(output, style, names);
}

}  // namespace qlab::render

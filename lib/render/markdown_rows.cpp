// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/writers.hpp.
// Rows as Markdown: a table of many, a list of one's fields.
#include <fmt/format.h>

#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

/// Text inside a Markdown table: nothing in it may end the cell or start an element.
std::string markdown_cell(std::string_view value) {
  std::string safe;
  for (const char c : value) {
    if (std::string_view("|\\`*_<>[]&#").find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

class MarkdownWriter : public PlainCells {
 public:
  MarkdownWriter(Output& output, const Style& style, const std::vector<std::string_view>& names)
      : PlainCells(style), m_output(output) {
    for (const auto name : names) cell(label(name));
    MarkdownWriter::end_row();
    m_output.write("|");
    for (std::size_t i = 0; i < names.size(); ++i) m_output.write(" --- |");
    m_output.write("\n");
  }

  void end_row() override {
    m_output.write("|" + m_line + "\n");
    m_line.clear();
  }

 protected:
  void cell(std::string value) final { m_line += " " + markdown_cell(value) + " |"; }

 private:
  Output& m_output;
  std::string m_line;
};

class MarkdownCardWriter : public PlainCells {
 public:
  MarkdownCardWriter(Output& output, const Style& style, const std::vector<std::string_view>& names)
      : PlainCells(style), m_output(output), m_style(style) {
    for (const auto name : names) m_labels.push_back(label(name));
  }

  void begin_row() override { m_field = 0; }

  void nested(const Nested& rows) override {
    const auto& name = m_labels[m_field++];
    if (rows.empty()) return;
    m_output.write(fmt::format("\n**{}**\n\n", name));
    rows.write(*markdown_writer(m_output, m_style, rows.names()));
    m_output.write("\n");
  }

 protected:
  void cell(std::string value) override {
    const auto& name = m_labels[m_field++];
    if (!value.empty()) m_output.write(fmt::format("- **{}:** {}\n", name, markdown_cell(value)));
  }

 private:
  Output& m_output;
  Style m_style;
  std::vector<std::string> m_labels;
  std::size_t m_field = 0;
};

}  // namespace

std::unique_ptr<RowSink> markdown_writer(Output& output, const Style& style,
                                         const std::vector<std::string_view>& names) {
  return std::make_unique<MarkdownWriter>(output, style, names);
}

std::unique_ptr<RowSink> markdown_card_writer(Output& output, const Style& style,
                                              const std::vector<std::string_view>& names) {
  return std::make_unique<MarkdownCardWriter>(output, style, names);
}

}  // namespace qlab::render

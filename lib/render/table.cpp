// SPDX-License-Identifier: Apache-2.0
// Tables and cards for people: on a terminal through libsmartcols, or as Markdown.
#include <fmt/format.h>
#include <libsmartcols.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <memory>
#include <new>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {

void PlainCells::text(std::string_view value) { cell(text::terminal_safe(value)); }
void PlainCells::number(std::int64_t value) { cell(fmt::format("{}", value)); }
void PlainCells::truth(bool value) { cell(value ? "yes" : "no"); }
void PlainCells::instant(Instant value) { cell(m_show_instant(value)); }
void PlainCells::nothing() { cell(""); }
void PlainCells::list(std::span<const std::string> items) { text(text::join(items, ", ")); }
void PlainCells::nested(const Nested& rows) { text(rows.empty() ? "" : nested_json(rows)); }

namespace {

/// field_name as a heading: FIELD NAME.
std::string heading(std::string_view name) {
  std::string text(name);
  for (auto& c : text)
    c = c == '_' ? ' ' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

}  // namespace

std::string label(std::string_view name) {
  auto text = std::string(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  if (!text.empty()) text[0] = heading(text.substr(0, 1))[0];
  return text;
}

namespace {

class TableWriter : public PlainCells {
 public:
  TableWriter(Output& output, const Style& style, const std::vector<std::string_view>& names)
      : PlainCells(style), m_output(output), m_columns(style.columns) {
    // libsmartcols measures with the locale; this one is the same everywhere and part of libc.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    if (m_table == nullptr) throw std::bad_alloc();
    scols_table_enable_colors(m_table.get(), style.bold_header ? 1 : 0);
    for (const auto name : names) add_column(heading(name), style.bold_header);
  }

  void begin_row() override {
    m_line = scols_table_new_line(m_table.get(), nullptr);
    m_cell = 0;
  }

  void finish() override {
    if (scols_table_get_nlines(m_table.get()) == 0) return;
    scols_table_set_termforce(m_table.get(), SCOLS_TERMFORCE_ALWAYS);
    scols_table_set_termwidth(m_table.get(), m_columns);
    char* drawn = nullptr;
    if (scols_print_table_to_string(m_table.get(), &drawn) != 0) throw std::bad_alloc();
    const std::unique_ptr<char, decltype(&std::free)> owner(drawn, &std::free);
    m_output.write(drawn);
    // libsmartcols ends every line but the last.
    m_output.write("\n");
  }

 protected:
  void cell(std::string value) override {
    if (scols_line_set_data(m_line, m_cell++, value.c_str()) != 0) throw std::bad_alloc();
  }

 private:
  void add_column(const std::string& name, bool bold) {
    auto* column = scols_table_new_column(m_table.get(), name.c_str(), 0.1, SCOLS_FL_TRUNC);
    if (column == nullptr) throw std::bad_alloc();
    if (bold) scols_cell_set_color(scols_column_get_header(column), "bold");
  }

  struct Unref {
    void operator()(libscols_table* table) const { scols_unref_table(table); }
  };
  Output& m_output;
  std::size_t m_columns;
  std::unique_ptr<libscols_table, Unref> m_table{scols_new_table()};
  libscols_line* m_line = nullptr;
  std::size_t m_cell = 0;
};

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
    end_row();
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

std::unique_ptr<RowSink> table_writer(Output& output, const Style& style,
                                      std::vector<std::string_view> names) {
  return std::make_unique<TableWriter>(output, style, names);
}

std::unique_ptr<RowSink> card_writer(Output& output, const Style& style,
                                     std::vector<std::string_view> names) {
  return std::make_unique<CardWriter>(output, style, names);
}

std::unique_ptr<RowSink> markdown_writer(Output& output, const Style& style,
                                         std::vector<std::string_view> names) {
  return std::make_unique<MarkdownWriter>(output, style, names);
}

std::unique_ptr<RowSink> markdown_card_writer(Output& output, const Style& style,
                                              std::vector<std::string_view> names) {
  return std::make_unique<MarkdownCardWriter>(output, style, names);
}

}  // namespace qlab::render

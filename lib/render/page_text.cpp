// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/page.hpp.
// The page as plain text, for a mail or a terminal: lines of at most 78 columns where words allow
// it, charts as their tables.
#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"
#include "lib/render/html.hpp"
#include "lib/render/markdown.hpp"
#include "lib/render/page.hpp"

namespace qlab::render {
namespace {

constexpr std::size_t page_width = 78;

/// Tables that would be wider cut their first column.
constexpr std::size_t widest_label = 40;

class TextPage {
 public:
  std::string write(const Page& page) {
    if (!page.over.empty()) wrapped(page.over, "");
    heading(page.title, 1);
    if (!page.under.empty()) wrapped(page.under, "");
    if (!page.banner.empty()) wrapped(page.banner, "! ");
    end_block();
    blocks(page.opening);
    for (const auto& each : page.sections) section(each, 2);
    if (!page.closing.empty()) wrapped("-- " + page.closing, "");
    while (m_out.ends_with("\n\n")) m_out.pop_back();
    return std::move(m_out);
  }

 private:
  void end_block() { m_out += '\n'; }

  void heading(std::string_view text, std::size_t level) {
    const auto line = one_line(text);
    m_out += line + '\n';
    const char under = level == 1 ? '=' : level == 2 ? '-' : '.';
    if (level <= 3) m_out += std::string(std::min(text::width(line), page_width), under) + '\n';
  }

  /// The words, broken where the page ends; each further line stands under the first one's text.
  void wrapped(std::string_view text, std::string_view mark) {
    const std::string indent(text::width(mark), ' ');
    std::string line(mark);
    auto width = line.size();
    const auto words = one_line(text);
    for (const auto word : text::split(std::string_view(words), ' ')) {
      const auto columns = text::width(word);
      if (width > indent.size() && width + 1 + columns > page_width) {
        m_out += line + '\n';
        line = indent;
        width = indent.size();
      }
      if (width > indent.size()) {
        line += ' ';
        ++width;
      }
      line += word;
      width += columns;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    m_out += line + '\n';
  }

  void section(const Section& section, std::size_t level) {
    heading(section.title, level);
    end_block();
    blocks(section.blocks);
    for (const auto& each : section.sections) this->section(each, level + 1);
  }

  void blocks(const std::vector<Block>& blocks) {
    for (const auto& block : blocks) {
      std::visit([&](const auto& kind) { put(kind); }, block);
      end_block();
    }
  }

  void put(const Paragraph& paragraph) { wrapped(paragraph.text, ""); }

  void put(const KeyNumbers& numbers) {
    for (const auto& entry : numbers.entries) wrapped(entry.value + ' ' + entry.label, "  * ");
  }

  void put(const Figure& figure) { put(table_of(figure.chart)); }

  void put(const Table& table) {
    wrapped(table.caption, "");
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      auto width = text::width(one_line(table.columns[i]));
      for (const auto& row : table.rows) width = std::max(width, text::width(one_line(row.at(i))));
      widths.push_back(table.holds_words(i) ? std::min(width, widest_label) : width);
    }
    row(table, table.columns, widths);
    for (const auto& each : table.rows) row(table, each, widths);
  }

  void row(const Table& table, const std::vector<std::string>& cells,
           const std::vector<std::size_t>& widths) {
    std::string line = " ";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto cell = text::cut(one_line(cells[i]), widths[i]);
      const std::string space(widths[i] - std::min(widths[i], text::width(cell)), ' ');
      line += ' ' + (table.holds_words(i) ? cell + space : space + cell) + ' ';
    }
    line.erase(line.find_last_not_of(' ') + 1);
    m_out += line + '\n';
  }

  void put(const Quote& quote) {
    const auto whole = plain(quote.text);
    for (const auto each : text::split(std::string_view(whole), '\n')) wrapped(each, "  | ");
    wrapped("\u2014 " + quote.by, "  | ");
  }

  void put(const Prose& prose) {
    const auto words = markdown_words(prose.markdown);
    for (const auto each : text::split(text::trim(words), '\n')) wrapped(each, "  ");
  }

  void put(const List& list) {
    for (const auto& item : list.items) wrapped(item, "  - ");
  }

  std::string m_out;
};

}  // namespace

std::string to_text(const Page& page) { return TextPage().write(page); }

}  // namespace qlab::render

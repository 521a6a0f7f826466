// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/page.hpp.
// The page as Markdown: charts become their tables.
#include <fmt/format.h>

#include "lib/core/text.hpp"
#include "lib/render/html.hpp"
#include "lib/render/markdown.hpp"
#include "lib/render/page.hpp"

namespace qlab::render {
namespace {

class MarkdownPage {
 public:
  std::string write(const Page& page) {
    if (!page.over.empty()) line(escape_markdown(page.over));
    line("# " + escape_markdown(page.title));
    if (!page.under.empty()) line(escape_markdown(page.under));
    if (!page.banner.empty()) line(fmt::format("**{}**", escape_markdown(page.banner)));
    blocks(page.opening, 1);
    for (const auto& each : page.sections) section(each, 2);
    if (!page.closing.empty()) line("---\n\n" + escape_markdown(page.closing));
    m_out.pop_back();
    return std::move(m_out);
  }

 private:
  /// A block of its own.
  void line(const std::string& text) { m_out += text + "\n\n"; }

  void section(const Section& section, std::size_t level) {
    line(std::string(level, '#') + ' ' + escape_markdown(section.title));
    blocks(section.blocks, level);
    for (const auto& each : section.sections) this->section(each, level + 1);
  }

  void blocks(const std::vector<Block>& blocks, std::size_t level) {
    m_level = level;
    for (const auto& block : blocks) {
      std::visit([&](const auto& kind) { put(kind); }, block);
    }
  }

  void put(const Paragraph& paragraph) {
    const auto text = escape_markdown(paragraph.text);
    line(paragraph.tone == Tone::note ? fmt::format("*{}*", text) : text);
  }

  void put(const KeyNumbers& numbers) {
    for (const auto& entry : numbers.entries) {
      m_out +=
          fmt::format("- **{}** {}\n", escape_markdown(entry.value), escape_markdown(entry.label));
    }
    m_out += '\n';
  }

  void put(const Figure& figure) { put(table_of(figure.chart)); }

  void put(const Table& table) {
    line(fmt::format("**{}**", escape_markdown(table.caption)));
    row(table.columns);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      m_out += table.holds_words(i) ? "| --- " : "| ---: ";
    }
    m_out += "|\n";
    for (const auto& each : table.rows) row(each);
    m_out += '\n';
  }

  void row(const std::vector<std::string>& cells) {
    for (const auto& cell : cells) m_out += fmt::format("| {} ", escape_markdown(cell));
    m_out += "|\n";
  }

  void put(const Quote& quote) {
    const auto whole = plain(quote.text);
    for (const auto each : text::split(whole, '\n')) {
      const auto words = escape_markdown(each);
      m_out += words.empty() ? ">\n" : "> " + words + "\n";
    }
    line(fmt::format(">\n> — {}", escape_markdown(quote.by)));
  }

  void put(const Prose& prose) {
    const auto text = tame_markdown(prose.markdown, static_cast<int>(m_level) + 1);
    line(std::string(text::trim(text)));
  }

  void put(const List& list) {
    for (const auto& item : list.items) m_out += fmt::format("- {}\n", escape_markdown(item));
    m_out += '\n';
  }

  std::string m_out;
  std::size_t m_level = 1;
};

}  // namespace

std::string to_markdown(const Page& page) { return MarkdownPage().write(page); }

}  // namespace qlab::render

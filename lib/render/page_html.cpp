// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/page.hpp.
// The page as one HTML file: landmarks, headings in order, contents, tables that scroll in their
// own box. A policy in the head forbids scripts and everything from elsewhere.
#include <fmt/format.h>

#include "lib/core/html_characters.hpp"
#include "lib/core/text.hpp"
#include "lib/render/html.hpp"
#include "lib/render/html_parts.hpp"
#include "lib/render/markdown.hpp"
#include "lib/render/page.hpp"
#include "lib/render/style.hpp"
#include "page_style.hpp"

namespace qlab::render {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="referrer" content="no-referrer"/>
<meta name="color-scheme" content="light dark"/>
)";

std::string_view layout() { return page_style::files.back().second; }

class HtmlPage {
 public:
  std::string write(const Page& page) {
    m_out = head;
    add("<title>{}</title>\n<style>\n{}{}</style>\n</head>\n<body>\n", foreign(page.title),
        base_style(), layout());
    m_out += "<a class=\"skip\" href=\"#main\">Skip to the text</a>\n";
    header(page);
    contents(page.sections);
    m_out += "<main id=\"main\" tabindex=\"-1\">\n<div class=\"opening\">\n";
    blocks(page.opening, 1);
    m_out += "</div>\n";
    for (const auto& each : page.sections) section(each, 2);
    add("</main>\n<footer>\n<p>{}</p>\n</footer>\n</body>\n</html>\n", foreign(page.closing));
    return std::move(m_out);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(m_out), format, std::forward<Values>(values)...);
  }

  void header(const Page& page) {
    m_out += "<header>\n";
    if (!page.banner.empty()) add("<p class=\"banner\">{}</p>\n", foreign(page.banner));
    if (!page.over.empty()) add("<p class=\"over\">{}</p>\n", isolated(page.over));
    add("<h1>{}</h1>\n", isolated(page.title));
    if (!page.under.empty()) add("<p class=\"under\">{}</p>\n", foreign(page.under));
    m_out += "</header>\n";
  }

  void contents(const std::vector<Section>& sections) {
    m_out += "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n";
    entries(sections);
    m_out += "</nav>\n";
  }

  void entries(const std::vector<Section>& sections) {
    m_out += "<ol>\n";
    for (const auto& each : sections) {
      add("<li><a href=\"#{}\">{}</a>", html::escaped(each.id), isolated(each.title));
      if (!each.sections.empty()) entries(each.sections);
      m_out += "</li>\n";
    }
    m_out += "</ol>\n";
  }

  void section(const Section& section, int level) {
    const auto id = html::escaped(section.id);
    add("<section aria-labelledby=\"{}\">\n<h{} id=\"{}\">{}</h{}>\n", id, level, id,
        isolated(section.title), level);
    blocks(section.blocks, level);
    for (const auto& each : section.sections) this->section(each, level + 1);
    m_out += "</section>\n";
  }

  void blocks(const std::vector<Block>& blocks, int level) {
    m_level = level;
    for (const auto& block : blocks) {
      std::visit([&](const auto& kind) { put(kind); }, block);
    }
  }

  void put(const Paragraph& paragraph) {
    const auto* tone = paragraph.tone == Tone::lead   ? " class=\"lead\""
                       : paragraph.tone == Tone::note ? " class=\"note\""
                                                      : "";
    add("<p{}>{}</p>\n", tone, foreign(paragraph.text));
  }

  void put(const KeyNumbers& numbers) {
    m_out += "<dl class=\"numbers\">\n";
    for (const auto& entry : numbers.entries) {
      add("<div><dt>{}</dt><dd>{}</dd></div>\n", foreign(entry.label), foreign(entry.value));
    }
    m_out += "</dl>\n";
  }

  void put(const Figure& figure) {
    const auto id = fmt::format("chart-{}", ++m_charts);
    const auto numbers = table_of(figure.chart);
    add("<figure>\n<figcaption>{}</figcaption>\n", foreign(numbers.caption));
    m_out += std::visit([&](const auto& chart) { return svg(chart, id); }, figure.chart);
    // On paper, only a table that says more than its chart is printed.
    add("<details{}>\n<summary>The numbers<span class=\"heard\">: {}</span></summary>\n",
        says_everything(figure.chart) ? "" : " class=\"more\"", foreign(numbers.caption));
    put(numbers);
    m_out += "</details>\n</figure>\n";
  }

  void put(const Table& table) {
    const auto id = fmt::format("table-{}", ++m_tables);
    // The box takes the keyboard's focus, so that it can be scrolled without a mouse.
    add("<div class=\"scroll\" role=\"region\" aria-labelledby=\"{}\" tabindex=\"0\">\n", id);
    add("<table>\n<caption id=\"{}\">{}</caption>\n<thead>\n<tr>", id, foreign(table.caption));
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      add("<th scope=\"col\"{}>{}</th>", table.holds_words(i) ? "" : " class=\"number\"",
          isolated(table.columns[i]));
    }
    m_out += "</tr>\n</thead>\n<tbody>\n";
    for (const auto& each : table.rows) row(each, table);
    m_out += "</tbody>\n</table>\n</div>\n";
  }

  void row(const std::vector<std::string>& cells, const Table& table) {
    m_out += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i < table.headers) {
        add("<th scope=\"row\">{}</th>", isolated(cells[i]));
      } else {
        add("<td{}>{}</td>", table.holds_words(i) ? " class=\"words\"" : "", foreign(cells[i]));
      }
    }
    m_out += "</tr>\n";
  }

  void put(const Quote& quote) {
    m_out += "<figure class=\"quote\">\n<blockquote>\n";
    const auto whole = plain(quote.text);
    for (const auto line : text::split(whole, '\n')) {
      if (!text::trim(line).empty()) add("<p dir=\"auto\">{}</p>\n", foreign(line));
    }
    add("</blockquote>\n<figcaption>{}</figcaption>\n</figure>\n", isolated(quote.by));
  }

  void put(const Prose& prose) {
    add("<div class=\"prose\" dir=\"auto\">\n{}</div>\n",
        markdown_to_html(prose.markdown, m_level + 1));
  }

  void put(const List& list) {
    m_out += "<ul>\n";
    for (const auto& item : list.items) add("<li>{}</li>\n", foreign(item));
    m_out += "</ul>\n";
  }

  std::string m_out;
  int m_level = 1;
  int m_charts = 0;
  int m_tables = 0;
};

}  // namespace

std::string_view base_style() { return page_style::files.front().second; }

std::string to_html(const Page& page) { return HtmlPage().write(page); }

}  // namespace qlab::render

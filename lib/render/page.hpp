// SPDX-License-Identifier: Apache-2.0
// A document as plain data, written as one HTML file or as Markdown. Knows no noun: who makes a
// page says what stands where, and every text in it counts as foreign. The HTML has no scripts and
// loads nothing, and is well-formed XML too.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lib/render/chart.hpp"

namespace qlab::render {

enum class Tone { normal, lead, note };

struct Paragraph {
  std::string text;
  Tone tone = Tone::normal;
};

/// The few numbers that a reader should remember.
struct KeyNumbers {
  struct Entry {
    std::string value;
    std::string label;
  };
  std::vector<Entry> entries;
};

struct Table {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::size_t headers = 1;  ///< columns at the start that name the row
  std::size_t words = 0;    ///< columns behind those that hold words; numbers stand in the rest

  [[nodiscard]] bool holds_words(std::size_t column) const { return column < headers + words; }
};

/// The chart, and its numbers in a table behind it.
struct Figure {
  Chart chart;
};

struct Quote {
  std::string text;
  std::string by;
};

/// Markdown that people wrote.
struct Prose {
  std::string markdown;
};

struct List {
  std::vector<std::string> items;
};

using Block = std::variant<Paragraph, KeyNumbers, Table, Figure, Quote, Prose, List>;

struct Section {
  std::string id;  ///< unique on the page, a-z 0-9 and -
  std::string title;
  std::vector<Block> blocks;
  std::vector<Section> sections;
};

struct Page {
  std::string title;
  std::string over;    ///< a line above the title
  std::string under;   ///< a line below it
  std::string banner;  ///< a warning before everything, such as who may read it
  std::vector<Block> opening;
  std::vector<Section> sections;
  std::string closing;  ///< the last line
};

/// The same numbers that the chart shows.
Table table_of(const Chart& chart);

/// Whether every number of the table stands in the drawing too.
bool says_everything(const Chart& chart);

std::string to_html(const Page& page);
std::string to_markdown(const Page& page);
std::string to_text(const Page& page);

}  // namespace qlab::render

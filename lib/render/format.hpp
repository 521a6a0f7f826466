// SPDX-License-Identifier: Apache-2.0
// The formats of --format, and how they are asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab::render {

enum class Format { table, lines, tsv, csv, json, jsonl, md, ids };

std::optional<Format> parse_format(std::string_view name);

/// "table, lines, tsv, csv, json, jsonl, md, ids", for messages and help.
std::string format_names();
std::vector<std::string> formats();

/// For a person, who is not shown every field of every row.
constexpr bool is_for_people(Format format) {
  return format == Format::table || format == Format::lines || format == Format::md;
}

/// A list is many rows; a single thing is an object in JSON and a card on a terminal.
enum class Amount { many, one };

struct Style {
  Format format = Format::tsv;
  std::vector<std::string> names;  ///< fields asked for by --json=a,b; empty: all
  bool csv_raw = false;            ///< no mark before cells that a spreadsheet would run
  bool csv_bom = false;            ///< a byte order mark for Excel
  bool csv_safe = false;           ///< for a terminal: foreign text made harmless, not exact
  std::size_t columns = 80;        ///< of the terminal; tables only
  bool bold_header = false;        ///< colours are wanted; tables only
  std::function<std::string(Instant)> show_instant = rfc3339;  ///< local time; tables only

  /// A result is shown whole, with its lists inside, not as rows.
  [[nodiscard]] bool is_json() const { return format == Format::json || format == Format::jsonl; }
};

}  // namespace qlab::render

// SPDX-License-Identifier: Apache-2.0
// JSON lines of members: any text is records of as many cells as the header has, in UTF-8 without
// NUL, or is refused; read in two pieces it says what it says whole, and what was read comes back
// when it is written again.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/import_records.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Without the mark of text that a spreadsheet would run, which numbers do not bear.
std::string plain(std::string_view cell) {
  return std::string(cell.starts_with('\'') ? cell.substr(1) : cell);
}

/// The header and the rows, or nothing where the text is refused.
std::optional<Rows> rows_of(std::string_view first, std::string_view rest) {
  Rows rows;
  try {
    qlab::TextFile file(std::string(rest), "fuzz.jsonl");
    const auto records = qlab::members::json_lines(std::string(first), file);
    while (records->next()) {
      auto& row = rows.emplace_back();
      for (const auto cell : records->cells()) {
        require(qlab::text::is_utf8(cell) && cell.find('\0') == std::string_view::npos);
        row.push_back(rows.size() == 1 ? std::string(cell) : plain(cell));
      }
      require(row.size() == rows.front().size());
      require(rows.size() == 1 || !records->record().empty());
    }
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
    return {};
  }
  return rows;
}

/// A place between two characters, with no mark behind it that a new file would lose.
std::size_t split_of(std::string_view text, std::size_t wanted) {
  auto place = text.empty() ? 0 : wanted % text.size();
  while (place > 0 && (static_cast<unsigned char>(text[place]) & 0xC0U) == 0x80U) --place;
  return text.substr(place).starts_with(byte_order_mark) ? 0 : place;
}

std::string written(const Rows& rows) {
  std::string text;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < rows[row].size(); ++i) object[rows[0][i]] = rows[row][i];
    text += object.dump() + "\n";
  }
  return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const auto text = qlab::fuzz::bytes(data + 2, size - 2);
  const bool is_text = qlab::text::is_utf8(text) && text.find('\0') == std::string_view::npos;
  if (!is_text || text.starts_with(byte_order_mark)) return 0;
  const auto rows = rows_of(text, {});
  const auto place = split_of(text, std::size_t(data[0]) * 256U + data[1]);
  require(rows_of(text.substr(0, place), text.substr(place)) == rows);
  if (rows && rows->size() > 1) require(rows_of(written(*rows), {}) == rows);
  return 0;
}

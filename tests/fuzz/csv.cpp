// SPDX-License-Identifier: Apache-2.0
// CSV: a text read in blocks says what it says whole, and what was read comes back when it is
// written with every cell quoted.
#include "lib/core/csv.hpp"

#include <optional>
#include <string>
#include <vector>

#include "lib/core/error.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// The cells, or nothing where the text is refused.
std::optional<Rows> rows_of(qlab::csv::Reader& reader) {
  Rows rows;
  try {
    while (reader.next()) {
      rows.emplace_back(reader.cells().begin(), reader.cells().end());
      require(!reader.record().empty());
      require(reader.position_of(reader.cells().size() - 1).line >= reader.position().line);
    }
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data);
    return {};
  }
  return rows;
}

std::optional<Rows> read_whole(std::string_view text, char delimiter) {
  qlab::csv::Reader reader(text, "fuzz.csv", delimiter);
  return rows_of(reader);
}

std::optional<Rows> read_in_blocks(std::string_view text, char delimiter, std::size_t block) {
  const auto more = [&](std::string& buffer) {
    const auto next = text.substr(0, block);
    buffer += next;
    text.remove_prefix(next.size());
    return !next.empty();
  };
  qlab::csv::Reader reader("", more, "fuzz.csv", delimiter);
  return rows_of(reader);
}

std::string written(const Rows& rows, char delimiter) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += delimiter;
      text += '"';
      for (const char c : row[i]) text += c == '"' ? std::string("\"\"") : std::string(1, c);
      text += '"';
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t block = 1 + data[0] % 16;
  const auto text = qlab::fuzz::bytes(data + 1, size - 1);
  const auto delimiter = qlab::csv::sniff_delimiter(text);
  const auto rows = read_whole(text, delimiter);
  require(read_in_blocks(text, delimiter, block) == rows);
  if (rows) require(read_whole(written(*rows, delimiter), delimiter) == rows);
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import_records.hpp"

#include <fmt/format.h>

#include <utility>

#include "lib/core/csv.hpp"
#include "lib/core/error.hpp"
#include "lib/core/other_file.hpp"
#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

class CsvRecords : public Records {
 public:
  CsvRecords(std::string first, TextFile& file)
      : m_delimiter(csv::sniff_delimiter(first)),
        m_reader(
            std::move(first), [&file](std::string& text) { return file.append_to(text); },
            file.source(), m_delimiter) {}

  bool next() override { return m_reader.next(); }
  [[nodiscard]] std::span<const std::string_view> cells() const override {
    return m_reader.cells();
  }
  [[nodiscard]] Position position() const override { return m_reader.position(); }
  [[nodiscard]] Position position_of(std::size_t cell) const override {
    return m_reader.position_of(cell);
  }
  [[nodiscard]] std::string_view record() const override { return m_reader.record(); }
  [[nodiscard]] std::string record_with(std::string_view title,
                                        std::string_view value) const override {
    const std::string record(m_reader.record());
    return title.empty() ? record : std::string(value) + m_delimiter + record;
  }
  [[nodiscard]] Shape shape() const override { return {false, m_delimiter}; }

 private:
  char m_delimiter;
  csv::Reader m_reader;
};

}  // namespace

std::unique_ptr<Records> open_records(TextFile& file) {
  std::string first;
  file.append_to(first);
  const auto start = text::trim(first);
  if (const auto other = other_file(start)) {
    throw Error(Kind::data, fmt::format("{}:1:1: {}", file.source(), other->what),
                std::string(other->remedy));
  }
  if (start.starts_with('{')) return json_lines(std::move(first), file);
  if (start.starts_with('[')) {
    throw Error(Kind::data, fmt::format("{}:1:1: a JSON array", file.source()),
                "write one object per line: 'qlab members export --format jsonl' does");
  }
  return std::make_unique<CsvRecords>(std::move(first), file);
}

}  // namespace qlab::members

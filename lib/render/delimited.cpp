// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/writers.hpp.
// CSV (RFC 4180) for spreadsheets and for our own import; TSV for pipes; bare ids for scripts.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

/// What a delimited format does alike: cells in order, a separator between, a line end behind.
class DelimitedWriter : public RowSink {
 public:
  DelimitedWriter(Output& output, char separator, std::string_view line_end)
      : m_output(output), m_separator(separator), m_line_end(line_end) {}

  void begin_row() override { m_line.clear(); }
  void number(std::int64_t value) override {
    const fmt::format_int digits(value);
    next().append(digits.data(), digits.size());
  }
  void truth(bool value) override { next() += value ? "true" : "false"; }
  void instant(Instant value) override { next() += rfc3339(value); }
  void nothing() override { next(); }
  void list(std::span<const std::string> items) override {
    if (items.size() == 1) return text(items.front());
    m_joined.clear();
    for (const auto& item : items) {
      if (&item != items.data()) m_joined += ';';
      m_joined += item;
    }
    text(m_joined);
  }
  void nested(const Nested& rows) override {
    rows.is_one() && rows.empty() ? nothing() : json_cell(rows);
  }

  void end_row() override {
    m_line += m_line_end;
    m_output.write(m_line);
    m_first = true;
  }

  /// Writes the header; called once by the factory, when the writer is whole.
  void header(const std::vector<std::string_view>& names) {
    begin_row();
    for (const auto name : names) text(name);
    end_row();
  }

 protected:
  std::string& next() {
    if (!m_first) m_line += m_separator;
    m_first = false;
    return m_line;
  }

  void append(char c) { m_line += c; }

  /// Puts rows as JSON into a cell.
  virtual void json_cell(const Nested& rows) = 0;

  /// The same behind what the line has so far, with each piece made safe: nothing is collected.
  void stream(const Nested& rows, void (*add)(std::string& line, std::string_view piece)) {
    nested_json(rows, [&](std::string_view piece) {
      add(m_line, piece);
      m_output.write(m_line);
      m_line.clear();
    });
  }

 private:
  Output& m_output;
  char m_separator;
  std::string_view m_line_end;
  std::string m_line;
  std::string m_joined;  ///< kept for its memory
  bool m_first = true;
};

/// The bytes for which a cell is quoted.
constexpr auto wants_quotes = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("\",\r\n;\t")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

class CsvWriter : public DelimitedWriter {
 public:
  CsvWriter(Output& output, const Style& style)
      : DelimitedWriter(output, ',', "\r\n"), m_raw(style.csv_raw), m_safe(style.csv_safe) {}

  void text(std::string_view value) override {
    m_safe ? exact(text::terminal_safe_lines(value)) : exact(value);
  }

 protected:
  void json_cell(const Nested& rows) override {
    if (rows.empty()) return text(nested_json(rows));
    next() += '"';
    stream(rows, append_doubling_quotes);
    append('"');
  }

 private:
  void exact(std::string_view value) {
    auto& out = next();
    const bool marked = !m_raw && !value.empty() && runs_in_a_spreadsheet(value.front());
    const bool quoted = is_quoted(value);
    if (quoted) out += '"';
    if (marked) out += '\'';
    if (quoted) {
      append_doubling_quotes(out, value);
      out += '"';
    } else {
      out += value;
    }
  }

  static bool is_quoted(std::string_view value) {
    if (value.empty()) return false;
    if (value.front() == ' ' || value.back() == ' ') return true;
    return std::any_of(value.begin(), value.end(),
                       [](char c) { return wants_quotes[static_cast<unsigned char>(c)]; });
  }

  /// The characters that start a formula (OWASP, CSV injection), and the mark itself, so that the
  /// import can take it off again without guessing.
  static bool runs_in_a_spreadsheet(char first) {
    return std::string_view("=+-@\t\r'").find(first) != std::string_view::npos;
  }

  static void append_doubling_quotes(std::string& out, std::string_view value) {
    for (;;) {
      const auto quote = value.find('"');
      out.append(value.substr(0, quote));
      if (quote == std::string_view::npos) return;
      out += "\"\"";
      value.remove_prefix(quote + 1);
    }
  }

  bool m_raw;
  bool m_safe;
};

/// Nothing is cut and nothing is quoted: line breaks and control characters appear as escapes.
class TsvWriter : public DelimitedWriter {
 public:
  explicit TsvWriter(Output& output) : DelimitedWriter(output, '\t', "\n") {}
  void text(std::string_view value) override { next() += text::terminal_safe(value); }

 protected:
  void json_cell(const Nested& rows) override {
    next();
    stream(rows,
           [](std::string& line, std::string_view piece) { line += text::terminal_safe(piece); });
  }
};

}  // namespace

std::unique_ptr<RowSink> csv_writer(Output& output, const Style& style,
                                    const std::vector<std::string_view>& names) {
  auto writer = std::make_unique<CsvWriter>(output, style);
  if (style.csv_bom) output.write("\xEF\xBB\xBF");
  writer->header(names);
  return writer;
}

std::unique_ptr<RowSink> tsv_writer(Output& output, const std::vector<std::string_view>& names) {
  auto writer = std::make_unique<TsvWriter>(output);
  writer->header(names);
  return writer;
}

std::unique_ptr<RowSink> ids_writer(Output& output) { return std::make_unique<TsvWriter>(output); }

}  // namespace qlab::render

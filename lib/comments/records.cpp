// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "lib/core/csv.hpp"
#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/position.hpp"
#include "lib/core/text.hpp"

namespace qlab::comments {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longest_line = std::size_t{16} << 20;
constexpr std::string_view formula_starts = "=+-@\t\r'";

class JsonLines : public Records {
 public:
  explicit JsonLines(TextFile& file) : m_file(file) {}

  bool next(Record& record) override {
    std::string line;
    do {
      if (!cut_line(line)) return false;
    } while (text::trim(line).empty());
    record = {};
    record.line = m_line;
    const auto object = read_json<Json>(line);
    if (!object.is_object()) {
      throw Error(
          Kind::data,
          fmt::format("{}: this is no JSON object", place(m_file.source(), {m_line, 1})),
          "nothing was imported; each line must be one object, as 'comments export --format "
          "jsonl' writes it");
    }
    for (const auto& [key, value] : object.items()) take(key, value, record);
    return true;
  }

 private:
  bool cut_line(std::string& line) {
    auto end = m_buffer.find('\n', m_offset);
    while (end == std::string::npos && m_more) {
      m_buffer.erase(0, std::exchange(m_offset, 0));
      if (m_buffer.size() > longest_line) {
        throw Error(Kind::data,
                    fmt::format("{}: a line is too long", place(m_file.source(), {m_line + 1, 1})));
      }
      const auto known = m_buffer.size();
      m_more = m_file.append_to(m_buffer);
      end = m_buffer.find('\n', known);
    }
    if (m_offset == m_buffer.size()) return false;
    const auto size = end == std::string::npos ? m_buffer.size() - m_offset : end + 1 - m_offset;
    line = m_buffer.substr(m_offset, size);
    m_offset += size;
    ++m_line;
    return true;
  }

  static void take(const std::string& key, const Json& value, Record& record) {
    const auto name = text::fold(key);
    if (name == "themes" && value.is_array()) {
      for (const auto& theme : value) {
        if (theme.is_string()) record.themes.push_back(theme.get<std::string>());
      }
    } else if (value.is_string()) {
      record.values[name] = value.get<std::string>();
    } else if (value.is_number() || value.is_boolean()) {
      record.values[name] = value.dump();
    } else if (!value.is_null()) {
      record.values[name] = {};
    }
    // JSON can say what no text of ours may hold.
    const auto said = record.values.find(name);
    if (said != record.values.end() && said->second.find('\0') != std::string::npos)
      record.fault = fmt::format("it has a NUL character in '{}'", text::terminal_safe(name));
  }

  TextFile& m_file;
  std::string m_buffer;
  std::size_t m_offset = 0;
  std::size_t m_line = 0;
  bool m_more = true;
};

class CsvRows : public Records {
 public:
  explicit CsvRows(TextFile& file)
      : m_first(first_block(file)),
        m_reader(m_first, more(file), file.source(), csv::sniff_delimiter(m_first)) {
    if (!m_reader.next()) return;
    for (const auto cell : m_reader.cells()) m_names.push_back(text::fold(text::trim(cell)));
    m_is_ours = std::ranges::find(m_names, "source_id") != m_names.end();
  }

  bool next(Record& record) override {
    do {
      if (!m_reader.next()) return false;
    } while (m_reader.cells().size() == 1 && text::trim(m_reader.cells()[0]).empty());
    record = {};
    record.line = m_reader.position().line;
    const auto cells = m_reader.cells();
    if (cells.size() > m_names.size()) record.fault = "it has more cells than the header";
    for (std::size_t i = 0; i < std::min(cells.size(), m_names.size()); ++i) {
      record.values[m_names[i]] = unmarked(cells[i]);
      if (cells[i].find('\0') != std::string_view::npos) record.fault = "it has a NUL character";
    }
    split_themes(record);
    return true;
  }

 private:
  static std::string first_block(TextFile& file) {
    std::string block;
    file.append_to(block);
    return block;
  }

  static csv::More more(TextFile& file) {
    return [&file](std::string& text) { return file.append_to(text); };
  }

  [[nodiscard]] std::string unmarked(std::string_view cell) const {
    const bool marked = m_is_ours && cell.size() > 1 && cell.front() == '\'' &&
                        formula_starts.find(cell[1]) != std::string_view::npos;
    return std::string(marked ? cell.substr(1) : cell);
  }

  static void split_themes(Record& record) {
    const auto listed = record.values.find("themes");
    if (listed == record.values.end()) return;
    for (const auto code : text::split(listed->second, ';')) {
      if (const auto trimmed = text::trim(code); !trimmed.empty())
        record.themes.emplace_back(trimmed);
    }
  }

  std::string m_first;
  csv::Reader m_reader;
  std::vector<std::string> m_names;
  bool m_is_ours = false;
};

}  // namespace

std::string_view Record::first(std::initializer_list<std::string_view> names) const {
  for (const auto name : names) {
    const auto found = values.find(name);
    if (found == values.end()) continue;
    if (const auto text = text::trim(found->second); !text.empty()) return text;
  }
  return {};
}

std::unique_ptr<Records> json_lines(TextFile& file) { return std::make_unique<JsonLines>(file); }
std::unique_ptr<Records> csv_rows(TextFile& file) { return std::make_unique<CsvRows>(file); }

}  // namespace qlab::comments

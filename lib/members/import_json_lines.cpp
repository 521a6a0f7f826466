// SPDX-License-Identifier: Apache-2.0
// Part of lib/members/import_records.hpp.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/foreign_json.hpp"
#include "lib/core/text.hpp"
#include "lib/members/import_records.hpp"

namespace qlab::members {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_line = std::size_t{16} << 20;

/// Our mark, where the text would mean something else in a cell (lib/render/delimited.cpp).
std::string exact(const std::string& text) {
  const bool marked =
      !text.empty() && std::string_view("=+-@\t\r'").find(text.front()) != std::string_view::npos;
  return (marked ? "'" : "") + text;
}

class JsonLines : public Records {
 public:
  JsonLines(std::string first, TextFile& file) : m_file(file), m_buffer(std::move(first)) {}

  bool next() override {
    if (m_header_is_next) {
      m_header_is_next = false;
      return read_header();
    }
    if (!std::exchange(m_first_is_next, false) && !read_line()) return false;
    take(m_object);
    return true;
  }

  [[nodiscard]] std::span<const std::string_view> cells() const override { return m_cells; }
  [[nodiscard]] Position position() const override { return {m_line, 1}; }
  [[nodiscard]] Position position_of(std::size_t /*cell*/) const override { return position(); }
  [[nodiscard]] std::string_view record() const override { return m_record; }
  /// With every key, for any line may become the first of the rejects.
  [[nodiscard]] std::string record_with(std::string_view title,
                                        std::string_view value) const override {
    if (m_record.empty()) return {};
    auto whole = Json::object();
    for (const auto& key : m_keys) whole[key] = m_object.value(key, Json());
    if (!title.empty()) whole[std::string(title)] = value;
    return whole.dump() + "\n";
  }
  [[nodiscard]] Shape shape() const override { return {true, '\0'}; }

 private:
  /// The keys of the first object are the header; the object itself is read again as a row.
  bool read_header() {
    if (!read_line()) return false;
    for (const auto& [key, value] : m_object.items()) m_keys.push_back(checked(key, key));
    m_cells.assign(m_keys.begin(), m_keys.end());
    m_first_line = std::exchange(m_record, {});
    m_first_is_next = true;
    return true;
  }

  /// Reads the next line that is not blank; false at the end.
  bool read_line() {
    do {
      if (!cut_line()) return false;
    } while (text::trim(m_record).empty());
    if (!is_modest_json(m_record)) {
      refuse(fmt::format("more than {} fields, or nested too deeply", most_json_fields),
             "write the fields of one member in each line");
    }
    m_object = Json::parse(m_record, nullptr, false);
    if (m_object.is_discarded())
      refuse("no JSON", "each line must be one object, as 'members export --format jsonl' writes");
    if (!m_object.is_object()) refuse("no JSON object", "each line must be one object");
    return true;
  }

  bool cut_line() {
    auto end = m_buffer.find('\n', m_offset);
    while (end == std::string::npos && m_more) {
      m_buffer.erase(0, std::exchange(m_offset, 0));
      if (m_buffer.size() > longest_line) {
        ++m_line;
        refuse("a line is too long", "write one member in each line");
      }
      const auto known = m_buffer.size();
      m_more = m_file.append_to(m_buffer);
      end = m_buffer.find('\n', known);
    }
    if (m_offset == m_buffer.size()) return false;
    const auto size = end == std::string::npos ? std::string::npos : end + 1 - m_offset;
    m_record = m_buffer.substr(m_offset, size);
    m_offset += m_record.size();
    ++m_line;
    return true;
  }

  void take(const Json& object) {
    if (!m_first_line.empty()) m_record = std::exchange(m_first_line, {});
    m_texts.assign(m_keys.size(), {});
    for (const auto& [key, value] : object.items()) {
      const auto known = std::find(m_keys.begin(), m_keys.end(), key);
      if (known == m_keys.end()) {
        refuse(fmt::format("the first line has no '{}'", text::terminal_safe(key)),
               "give the first line every field, null where there is nothing");
      }
      m_texts[static_cast<std::size_t>(known - m_keys.begin())] = text_of(key, value);
    }
    m_cells.assign(m_texts.begin(), m_texts.end());
  }

  [[nodiscard]] std::string text_of(const std::string& key, const Json& value) const {
    if (value.is_null()) return {};
    if (value.is_string()) return exact(checked(key, value.get<std::string>()));
    if (value.is_boolean() || value.is_number()) return value.dump();
    if (!value.is_array() || !std::all_of(value.begin(), value.end(), is_string)) {
      refuse(fmt::format("'{}' is neither a text nor a list of texts", text::terminal_safe(key)),
             "write the values themselves");
    }
    std::string joined;
    for (const auto& item : value) joined += (joined.empty() ? "" : ";") + item.get<std::string>();
    return exact(checked(key, std::move(joined)));
  }

  /// JSON can say what no text of ours may hold.
  [[nodiscard]] std::string checked(const std::string& key, std::string text) const {
    if (text.find('\0') == std::string::npos) return text;
    refuse(fmt::format("a NUL character in '{}'", text::terminal_safe(key)), "remove it");
  }

  static bool is_string(const Json& value) { return value.is_string(); }

  [[noreturn]] void refuse(const std::string& why, const std::string& remedy) const {
    throw Error(Kind::data, fmt::format("{}: {}", place(m_file.source(), position()), why), remedy);
  }

  TextFile& m_file;
  std::string m_buffer;
  std::size_t m_offset = 0;
  bool m_more = true;
  bool m_header_is_next = true;
  bool m_first_is_next = false;
  std::size_t m_line = 0;
  std::string m_record;
  std::string m_first_line;
  Json m_object;
  std::vector<std::string> m_keys;
  std::vector<std::string> m_texts;
  std::vector<std::string_view> m_cells;
};

}  // namespace

std::unique_ptr<Records> json_lines(std::string first, TextFile& file) {
  return std::make_unique<JsonLines>(std::move(first), file);
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
// JSON: one array for a list, one object for a thing, or one object per line, flushed line by line.
#include <fmt/format.h>

#include <array>

#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

/// 0: goes through as it is; 'u': \u00xx; any other: that letter after a backslash.
constexpr std::array<char, 128> escapes = [] {
  std::array<char, 128> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = 'u';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['"'] = '"';
  table['\\'] = '\\';
  table[0x7F] = 'u';
  return table;
}();

void append_escaped(std::string& out, std::string_view text) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= escapes.size() || escapes[byte] == 0) continue;
    out.append(text, run, i - run);
    run = i + 1;
    if (escapes[byte] == 'u') {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += '\\';
      out += escapes[byte];
    }
  }
  out.append(text, run, text.size() - run);
}

class JsonWriter : public RowSink {
 public:
  JsonWriter(Output& output, JsonShape shape, const std::vector<std::string_view>& names)
      : m_output(output), m_shape(shape) {
    for (const auto name : names) {
      auto& key = m_keys.emplace_back(m_keys.empty() ? "{" : ",");
      append_json(key, name);
      key += ':';
    }
    if (shape == JsonShape::array) m_line = "[";
  }

  void begin_row() override {
    if (m_rows++ > 0 && m_shape == JsonShape::array) m_line += ",";
    if (m_shape == JsonShape::array) m_line += "\n";
    m_field = 0;
  }

  void text(std::string_view value) override { append_json(key(), value); }
  void number(std::int64_t value) override {
    const fmt::format_int digits(value);
    key().append(digits.data(), digits.size());
  }
  void truth(bool value) override { key() += value ? "true" : "false"; }
  void instant(Instant value) override { ((key() += '"') += rfc3339(value)) += '"'; }
  void nothing() override { key() += "null"; }

  void list(std::span<const std::string> items) override {
    auto& out = key();
    out += '[';
    for (const auto& item : items) {
      if (&item != items.data()) out += ',';
      append_json(out, item);
    }
    out += ']';
  }

  void nested(const Nested& rows) override { key() += nested_json(rows); }

  void end_row() override {
    m_line += m_keys.empty() ? "{}" : "}";
    if (m_shape != JsonShape::array) m_line += '\n';
    m_output.write(m_line);
    m_line.clear();
    if (m_shape == JsonShape::lines && m_rows % flush_every == 0) m_output.flush();
  }

  void finish() override {
    if (m_shape == JsonShape::array) m_output.write(m_line + (m_rows > 0 ? "\n]\n" : "]\n"));
  }

 private:
  /// A reader of lines sees a whole one soon; a system call for each would halve the speed.
  static constexpr std::size_t flush_every = 256;

  std::string& key() { return m_line += m_keys[m_field++]; }

  Output& m_output;
  JsonShape m_shape;
  std::vector<std::string> m_keys;
  std::string m_line;
  std::size_t m_field = 0;
  std::size_t m_rows = 0;
};

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text::is_utf8(text) ? text : text::terminal_safe(text));
  out += '"';
}

std::string nested_json(const Nested& rows) {
  if (rows.is_one() && rows.empty()) return "null";
  std::string json;
  auto output = Output::to_text(json);
  const auto shape = rows.is_one() ? JsonShape::object : JsonShape::array;
  rows.write(*json_writer(output, shape, rows.names()));
  output.finish();
  std::erase(json, '\n');
  return json;
}

std::unique_ptr<RowSink> json_writer(Output& output, JsonShape shape,
                                     std::vector<std::string_view> names) {
  return std::make_unique<JsonWriter>(output, shape, names);
}

}  // namespace qlab::render

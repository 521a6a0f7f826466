// SPDX-License-Identifier: Apache-2.0
// Part of lib/render/writers.hpp.
// JSON: one array for a list, one object for a thing, or one object per line, flushed line by line.
#include <fmt/format.h>

#include <array>
#include <utility>

#include "lib/core/code_points.hpp"
#include "lib/core/text.hpp"
#include "lib/render/writers.hpp"

namespace qlab::render {
namespace {

/// By the first byte of a character. 0: goes through as it is; 'u': \uxxxx where it is a control
/// character; any other: that letter after a backslash.
constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = 'u';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['"'] = '"';
  table['\\'] = '\\';
  table[0x7F] = 'u';
  // Those of terminals from U+0080 on, and those that turn the direction of text.
  table[0xC2] = table[0xD8] = table[0xE2] = 'u';
  return table;
}();

void append_escaped(std::string& out, std::string_view text) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto escape = escapes[static_cast<unsigned char>(text[i])];
    if (escape == 0) continue;
    auto rest = text.substr(i);
    const auto code = text::take_code_point(rest);
    if (escape == 'u' && !text::is_control(code)) continue;
    out.append(text, run, i - run);
    run = text.size() - rest.size();
    out += '\\';
    out += escape;
    if (escape == 'u') out += fmt::format("{:04x}", static_cast<unsigned>(code));
    i = run - 1;
  }
  out.append(text, run, text.size() - run);
}

using Take = std::function<void(std::string_view)>;

class JsonWriter : public RowSink {
 public:
  /// Line ends stand between rows, or nothing does.
  JsonWriter(Take take, JsonShape shape, const std::vector<std::string_view>& names,
             std::string_view line_end = "\n")
      : m_take(std::move(take)), m_is_array(shape == JsonShape::array), m_line_end(line_end) {
    for (const auto name : names) {
      auto& key = m_keys.emplace_back(m_keys.empty() ? "{" : ",");
      append_json(key, name);
      key += ':';
    }
    if (m_is_array) m_line = "[";
  }

  void begin_row() override {
    if (m_rows++ > 0 && m_is_array) m_line += ",";
    if (m_is_array) m_line += m_line_end;
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

  void nested(const Nested& rows) override {
    key();
    hand_over();
    nested_json(rows, m_take);
  }

  void end_row() override {
    m_line += m_keys.empty() ? "{}" : "}";
    if (!m_is_array) m_line += m_line_end;
    hand_over();
  }

  void finish() override {
    if (!m_is_array) return;
    if (m_rows > 0) m_line += m_line_end;
    (m_line += ']') += m_line_end;
    hand_over();
  }

 private:
  std::string& key() { return m_line += m_keys[m_field++]; }

  void hand_over() {
    m_take(m_line);
    m_line.clear();
  }

  Take m_take;
  bool m_is_array;
  std::string_view m_line_end;
  std::vector<std::string> m_keys;
  std::string m_line;
  std::size_t m_field = 0;
  std::size_t m_rows = 0;
};

/// A reader of lines sees a whole one soon; a system call for each would halve the speed.
class JsonLinesWriter : public JsonWriter {
 public:
  JsonLinesWriter(Output& output, Take take, const std::vector<std::string_view>& names)
      : JsonWriter(std::move(take), JsonShape::lines, names), m_output(output) {}

  void end_row() override {
    JsonWriter::end_row();
    if (++m_rows % flush_every == 0) m_output.flush();
  }

 private:
  static constexpr std::size_t flush_every = 256;

  Output& m_output;
  std::size_t m_rows = 0;
};

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text::is_utf8(text) ? text : text::terminal_safe(text));
  out += '"';
}

void nested_json(const Nested& rows, const std::function<void(std::string_view)>& take) {
  if (rows.is_one() && rows.empty()) return take("null");
  JsonWriter inner(take, rows.is_one() ? JsonShape::object : JsonShape::array, rows.names(), "");
  rows.write(inner);
}

std::string nested_json(const Nested& rows) {
  std::string json;
  nested_json(rows, [&](std::string_view piece) { json += piece; });
  return json;
}

std::unique_ptr<RowSink> json_writer(Output& output, JsonShape shape,
                                     const std::vector<std::string_view>& names) {
  auto take = [&output](std::string_view bytes) { output.write(bytes); };
  if (shape == JsonShape::lines) return std::make_unique<JsonLinesWriter>(output, take, names);
  return std::make_unique<JsonWriter>(take, shape, names);
}

}  // namespace qlab::render

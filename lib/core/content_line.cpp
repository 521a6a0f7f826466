// SPDX-License-Identifier: Apache-2.0
#include "lib/core/content_line.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::content_line {
namespace {

constexpr std::size_t octets_per_line = 75;

bool continues_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::string without_controls(std::string_view text) {
  if (!text::is_utf8(text)) throw Error(Kind::data, "a text is not UTF-8");
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool line_ended_before = byte == '\n' && i > 0 && text[i - 1] == '\r';
    if (byte == '\r' || (byte == '\n' && !line_ended_before)) {
      out += '\n';
    } else if (byte == '\t') {
      out += ' ';
    } else if (byte == 0xC2 && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      ++i;
    } else if (byte >= 0x20 && byte != 0x7F) {
      out += text[i];
    }
  }
  return out;
}

std::string escape_text(std::string_view text) {
  std::string out;
  for (const char c : without_controls(text)) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

std::string utc(Instant instant) {
  auto out = rfc3339(instant);
  std::erase_if(out, [](char c) { return c == '-' || c == ':'; });
  return out;
}

void write_line(std::string& out, std::string_view line) {
  std::size_t room = octets_per_line;
  while (line.size() > room) {
    auto length = room;
    while (continues_code_point(line[length])) --length;
    out.append(line.substr(0, length)).append("\r\n ");
    line.remove_prefix(length);
    room = octets_per_line - 1;  // the blank in front counts
  }
  out.append(line).append("\r\n");
}

void write_text(std::string& out, std::string_view property, std::string_view value) {
  if (!value.empty()) write_line(out, fmt::format("{}:{}", property, escape_text(value)));
}

}  // namespace qlab::content_line

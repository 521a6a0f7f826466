// SPDX-License-Identifier: Apache-2.0
#include "lib/world/plain_header.hpp"

#include <algorithm>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/world/gmime_object.hpp"
#include "lib/world/mail_text.hpp"

namespace qlab::world {
namespace {

constexpr std::size_t usual_headers = 16;

constexpr ascii::CharacterSet blanks(" \t");
constexpr ascii::CharacterSet white_space(" \t\r\n");

std::string_view without_blanks(std::string_view text) { return blanks.trimmed(text); }

/// RFC 5322 3.6.8.
bool is_field_name(std::string_view name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F && c != ':'; });
}

/// RFC 2045 5.1, and the slash between a type and its subtype.
bool is_token(std::string_view text) {
  constexpr ascii::CharacterSet specials("()<>@,;:\\\"[]?=*%'");
  return !text.empty() &&
         std::ranges::all_of(text, [&](char c) { return c > ' ' && c < 0x7F && !specials.has(c); });
}

/// Takes off the value of a parameter, quoted or not.
std::optional<std::string_view> take_value(std::string_view& rest) {
  if (!rest.starts_with('"')) {
    const auto value = without_blanks(rest.substr(0, rest.find(';')));
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
    return is_token(value) ? std::optional(value) : std::nullopt;
  }
  const auto end = rest.find('"', 1);
  if (end == std::string_view::npos) return {};
  const auto value = rest.substr(1, end - 1);
  rest = without_blanks(rest.substr(end + 1));
  const bool plain = text::is_ascii(value) && value.find('\\') == std::string_view::npos &&
                     value.find("=?") == std::string_view::npos;
  return plain && (rest.empty() || rest.starts_with(';')) ? std::optional(value) : std::nullopt;
}

std::optional<Structured> structured(std::string_view raw) {
  Structured read;
  std::string line(raw);
  std::ranges::replace(line, '\n', ' ');
  std::string_view rest = line;
  const auto value = without_blanks(rest.substr(0, rest.find(';')));
  if (!is_token(value)) return {};
  read.value = lower(value);
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  while (!rest.empty()) {
    rest = without_blanks(rest.substr(1));
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) return {};
    auto name = lower(rest.substr(0, equals));
    rest.remove_prefix(equals + 1);
    const auto found = take_value(rest);
    if (!is_token(name) || !found || !read.parameter(name).empty()) return {};
    read.parameters.emplace_back(std::move(name), *found);
  }
  return read;
}

/// Encoded ones (RFC 2047 2), or what looks like them.
bool has_words(std::string_view raw) { return raw.find("=?") != std::string_view::npos; }

/// As GMime does it.
std::string unfolded(std::string_view raw) {
  std::string value(white_space.trimmed(raw));
  std::erase_if(value, [](char c) { return c == '\n' || c == '\r'; });
  return value;
}

std::string decoded(std::string_view raw) {
  auto plain = unfolded(raw);
  // GMime would try one charset after another; this is the first.
  if (!has_words(raw) && text::is_utf8(raw)) return plain;
  auto value = taken(g_mime_utils_header_decode_text(nullptr, plain.c_str()));
  return text::is_utf8(value) ? value : guessed_utf8(value);
}

}  // namespace

std::string_view Structured::parameter(std::string_view name) const {
  const auto found =
      std::ranges::find_if(parameters, [&](const auto& p) { return p.first == name; });
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<Entity> take_header(std::string_view bytes) {
  Entity entity;
  entity.fields.reserve(usual_headers);
  while (entity.fields.size() <= static_cast<std::size_t>(most_headers)) {
    const auto end = bytes.find('\n');
    if (end == std::string_view::npos) return {};
    const auto line = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    if (line.empty()) {
      entity.body = bytes;
      return entity;
    }
    if (blanks.has(line.front())) {
      if (entity.fields.empty() || without_blanks(line).empty()) return {};
      auto& raw = entity.fields.back().raw;
      raw = {raw.data(), static_cast<std::size_t>(line.data() + line.size() - raw.data())};
      if (raw.size() > longest_header) return {};
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_field_name(line.substr(0, colon))) return {};
    entity.fields.push_back({lower(line.substr(0, colon)), line.substr(colon + 1)});
    if (line.size() > longest_header) return {};
  }
  return {};
}

std::optional<Structured> structured_field(const Entity& entity, std::string_view name) {
  const auto found = std::ranges::find(entity.fields, name, &Field::name);
  if (found == entity.fields.end()) return Structured();
  if (std::find_if(std::next(found), entity.fields.end(),
                   [&](const Field& field) { return field.name == name; }) != entity.fields.end()) {
    return {};
  }
  return structured(found->raw);
}

std::vector<inbox::Header> kept_headers(const Entity& entity) {
  std::vector<inbox::Header> headers;
  headers.reserve(entity.fields.size());
  for (const auto& [name, raw] : entity.fields) {
    if (!is_idle(name)) headers.push_back({name, decoded(raw)});
  }
  return headers;
}

}  // namespace qlab::world

// SPDX-License-Identifier: Apache-2.0
#include "lib/world/mail_text.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/authors.hpp"
#include "lib/world/gmime_object.hpp"

namespace qlab::world {
namespace {

std::string utf8_from(std::string_view bytes, const char* charset) {
  gsize written = 0;
  char* converted = g_convert_with_fallback(bytes.data(), static_cast<gssize>(bytes.size()),
                                            "UTF-8", charset, "?", nullptr, &written, nullptr);
  if (converted == nullptr) return {};
  const std::unique_ptr<char, decltype(&g_free)> owner(converted, &g_free);
  return {converted, written};
}

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// How many bytes of the text are the fold of a line that it begins with.
std::size_t fold_length(std::string_view text) {
  const std::size_t end = text.starts_with('\r') ? 1 : 0;
  const auto fold = text.substr(end, 2);
  return fold == "\n " || fold == "\n\t" ? end + 2 : 0;
}

/// Calendar programs fold lines at 75 bytes, within a character too (RFC 5545 3.1).
std::string with_whole_characters(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto next = at + fold_length(bytes.substr(at, 3));
    const bool is_within = next > at && at > 0 && is_beyond_ascii(bytes[at - 1]) &&
                           next < bytes.size() && is_continuation(bytes[next]);
    if (is_within) at = next;
    out += bytes[at++];
  }
  return out;
}

}  // namespace

std::string lower(std::string_view text) { return ascii::lower(text); }

std::string upper(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = g_ascii_toupper(c);
  return out;
}

bool has_cr(std::string_view bytes) { return bytes.find('\r') != std::string_view::npos; }

std::string with_lf(std::string_view bytes) {
  std::string out(bytes);
  if (bytes.find('\n') == std::string_view::npos) {
    std::ranges::replace(out, '\r', '\n');
    return out;
  }
  out.clear();
  for (std::size_t start = 0; start < bytes.size();) {
    const auto end = std::min(bytes.find("\r\n", start), bytes.size());
    out.append(bytes, start, end - start);
    if (end < bytes.size()) out += '\n';
    start = end + 2;
  }
  return out;
}

std::string guessed_utf8(std::string_view bytes) {
  const bool escapes = bytes.find("\x1B$") != std::string_view::npos;
  if (escapes) {
    if (auto text = utf8_from(bytes, "ISO-2022-JP"); !text.empty()) return text;
  }
  if (text::is_utf8(bytes)) return std::string(bytes);
  if (auto whole = with_whole_characters(bytes); text::is_utf8(whole)) return whole;
  auto text = utf8_from(bytes, "WINDOWS-1252");
  return text.empty() ? utf8_from(bytes, "ISO-8859-1") : text;
}

std::string as_utf8(std::string_view bytes, std::string_view charset) {
  const auto name = lower(charset);
  const bool says_nothing = name.empty() || name == "us-ascii" || name == "ascii" ||
                            name == "utf-8" || name == "unknown-8bit" || name == "8bit";
  if (says_nothing) return guessed_utf8(bytes);
  auto text = utf8_from(bytes, g_mime_charset_iconv_name(std::string(charset).c_str()));
  return text.empty() ? guessed_utf8(bytes) : text;
}

void add_authors(std::string_view from, inbox::Mail& mail) {
  for (auto& author : inbox::mailboxes_in(guessed_utf8(from)))
    mail.authors.push_back(std::move(author));
}

bool is_idle(std::string_view name) {
  constexpr std::array<std::string_view, 8> beginnings{
      "received", "dkim-", "arc-", "domainkey", "x-ms-", "x-google-", "x-spam", "content-"};
  // By it Exchange says that a rule wrote the mail.
  if (name == "x-ms-exchange-generated-message-source") return false;
  return std::ranges::any_of(beginnings,
                             [&](std::string_view start) { return name.starts_with(start); });
}

}  // namespace qlab::world

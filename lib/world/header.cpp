// SPDX-License-Identifier: Apache-2.0
#include "lib/world/header.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/ascii.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/world/envelope.hpp"

namespace qlab::world {
namespace {

// RFC 2047 2: a line with an encoded word has at most 76 octets; RFC 5322 2.1.1 allows 998.
constexpr std::size_t soft_limit = 76;
constexpr std::size_t hard_limit = 998;

/// A longer one is encoded, in words that can be folded.
constexpr std::size_t longest_word = 900;

using ascii::is_alphanumeric;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_printable_ascii(char c) { return c >= 0x20 && c < 0x7F; }

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_printable_ascii);
}

bool looks_encoded(std::string_view text) {
  const auto opening = text.find("=?");
  return opening != std::string_view::npos &&
         text.find("?=", opening + 2) != std::string_view::npos;
}

std::string_view take_code_point(std::string_view& text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  const auto taken = text.substr(0, size);
  text.remove_prefix(size);
  return taken;
}

/// The Q encoding with the letters that are safe in a display name too (RFC 2047 5).
std::string q_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ') {
      out += '_';
    } else if (is_alphanumeric(c)) {
      out += c;
    } else {
      out += fmt::format("={:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

/// Encoded words of whole code points with a space between them, which readers drop.
std::string encoded_words(std::string_view field, std::string_view text) {
  constexpr std::string_view opening = "=?UTF-8?Q?";
  constexpr std::string_view closing = "?=";
  const auto room = soft_limit - std::min<std::size_t>(field.size() + 2, 30);
  std::string out(opening);
  auto used = opening.size() + closing.size();
  while (!text.empty()) {
    const auto piece = q_encoded(take_code_point(text));
    if (used + piece.size() > room) {
      out += fmt::format("{} {}", closing, opening);
      used = opening.size() + closing.size();
    }
    out += piece;
    used += piece.size();
  }
  return out.append(closing);
}

bool has_long_word(std::string_view text) {
  const auto words = text::split(text, ' ');
  return std::ranges::any_of(words, [](auto word) { return word.size() > longest_word; });
}

/// Encodes from the first word that is not ASCII to the last, so that the spaces between are kept.
std::string encoded_text(std::string_view field, std::string_view text) {
  if (looks_encoded(text) || has_long_word(text)) return encoded_words(field, text);
  if (is_plain(text)) return std::string(text);
  const auto not_plain = [](char c) { return !is_printable_ascii(c); };
  const auto first = std::find_if(text.begin(), text.end(), not_plain) - text.begin();
  const auto last = text.rend() - std::find_if(text.rbegin(), text.rend(), not_plain);
  const auto space_before = text.rfind(' ', static_cast<std::size_t>(first));
  const auto start = space_before == std::string_view::npos ? 0 : space_before + 1;
  const auto end = std::min(text.find(' ', static_cast<std::size_t>(last)), text.size());
  return fmt::format("{}{}{}", text.substr(0, start),
                     encoded_words(field, text.substr(start, end - start)), text.substr(end));
}

/// A display name: atoms, a quoted string, or encoded words (RFC 5322 3.2.5).
std::string phrase(std::string_view field, std::string_view name) {
  if (looks_encoded(name) || has_long_word(name) || !is_plain(name)) {
    return encoded_words(field, name);
  }
  constexpr std::string_view atom_specials = " !#$%&'*+-/=?^_`{|}~";
  const auto in_atom = [&](char c) {
    return is_alphanumeric(c) || atom_specials.find(c) != std::string_view::npos;
  };
  if (std::all_of(name.begin(), name.end(), in_atom)) return std::string(name);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

/// Breaks before spaces. The first word stays beside the name: some readers lose a Message-ID or a
/// subject that starts on the second line.
std::string folded(std::string_view name, std::string_view value) {
  auto out = fmt::format("{}: ", name);
  auto column = out.size();
  for (std::size_t start = 0; start < value.size();) {
    const auto word = std::min(value.find_first_not_of(' ', start), value.size());
    const auto end = std::min(value.find(' ', word), value.size());
    if (start > 0 && column + (end - start) > soft_limit) {
      out += "\r\n";
      column = 0;
    }
    out += value.substr(start, end - start);
    column += end - start;
    if (column > hard_limit) {
      throw Error(Kind::data, fmt::format("'{}' holds a word too long for a mail", name));
    }
    start = end;
  }
  return out += "\r\n";
}

}  // namespace

void require_clean(std::string_view field, std::string_view text) {
  const auto control = std::find_if(text.begin(), text.end(), is_control);
  if (control != text.end()) {
    throw Error(Kind::data,
                fmt::format("'{}' holds the control character U+{:04X}", field,
                            static_cast<unsigned char>(*control)),
                "take out line breaks, tabs and other control characters");
  }
  if (!text::is_utf8(text)) throw Error(Kind::data, fmt::format("'{}' is not UTF-8", field));
}

void require_field_name(std::string_view name) {
  const auto in_name = [](char c) { return is_printable_ascii(c) && c != ' ' && c != ':'; };
  if (!name.empty() && name.size() <= soft_limit && std::all_of(name.begin(), name.end(), in_name))
    return;
  throw Error(Kind::data,
              fmt::format("'{}' is no name of a mail header", text::terminal_safe(name)));
}

std::string text_field(std::string_view name, std::string_view text) {
  require_clean(name, text);
  return folded(name, encoded_text(name, text::trim(text)));
}

std::string mailbox_field(std::string_view field, const mail::Mailbox& mailbox) {
  require_clean(field, mailbox.name);
  require_clean(field, mailbox.address);
  const auto address = wire_address(mailbox.address);
  if (!address) {
    throw Error(Kind::data, fmt::format("'{}' holds '{}', which is no mail address", field,
                                        text::terminal_safe(mailbox.address)));
  }
  const auto display = text::trim(mailbox.name);
  if (display.empty()) return folded(field, *address);
  return folded(field, fmt::format("{} <{}>", phrase(field, display), *address));
}

}  // namespace qlab::world

// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/folder.hpp"

#include <optional>

#include "lib/core/ascii.hpp"
#include "lib/core/code_points.hpp"
#include "lib/core/text.hpp"

namespace qlab::handover {
namespace {

std::size_t sequence_length(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 1;
}

/// Two bytes of UTF-8 are most of what is not ASCII: Latin, Greek, Cyrillic, Hebrew, Arabic.
constexpr std::size_t known_sequences = std::size_t{0x20} * 0x40;

/// Folded, of what keyboards for Japanese, Chinese and Korean write for ASCII: U+FF01 to U+FF5E.
std::optional<char> as_ascii(std::string_view sequence) {
  constexpr utf8proc_int32_t shift = 0xFF01 - '!';
  const auto code = text::take_code_point(sequence) - shift;
  if (code < '!' || code > '~') return {};
  return ascii::lower(static_cast<char>(code));
}

/// Invisible characters, such as a soft hyphen or a joiner, are as if they were not there.
std::string fold_sequence(std::string_view sequence) {
  if (text::trim(sequence).empty()) return " ";
  const bool joiner = sequence == "\u200C" || sequence == "\u200D";
  if (joiner || !text::is_graphic(sequence)) return {};
  if (const auto narrow = as_ascii(sequence)) return {*narrow};
  return text::fold_for_search(sequence);
}

const std::string& fold_of_two(std::string_view sequence) {
  static const auto table = [] {
    std::array<std::string, known_sequences> all;
    for (char32_t code = 0x80; code < all.size(); ++code)
      all[code] = fold_sequence(text::utf8(code));
    return all;
  }();
  const auto lead = static_cast<unsigned char>(sequence[0]) & 0x1FU;
  return table[lead << 6U | (static_cast<unsigned char>(sequence[1]) & 0x3FU)];
}

}  // namespace

void Folder::add(std::string_view sequence) {
  m_out += sequence.size() == 2 ? fold_of_two(sequence) : fold_sequence(sequence);
}

void Folder::slow(unsigned char byte) {
  m_out.clear();
  const bool continues = (byte & 0xC0U) == 0x80;
  if (!continues) flush();
  if (byte < 0x80) {
    m_out += static_cast<char>(byte);
    return;
  }
  m_sequence.at(m_length++) = static_cast<char>(byte);
  if (m_length < sequence_length(static_cast<unsigned char>(m_sequence[0]))) return;
  const std::string_view sequence(m_sequence.data(), m_length);
  if (!text::is_utf8(sequence)) return flush();
  add(sequence);
  m_length = 0;
}

/// What was no UTF-8 after all, as Latin-1.
void Folder::flush() {
  for (std::size_t i = 0; i < m_length; ++i)
    add(text::utf8(static_cast<unsigned char>(m_sequence.at(i))));
  m_length = 0;
}

std::string folded(std::string_view text) {
  Folder folder;
  std::string out;
  const auto take = [&](unsigned char byte) { out += static_cast<char>(byte); };
  for (const char c : text) folder.pass(static_cast<unsigned char>(c), take);
  folder.finish(take);
  return std::string(text::trim(out));
}

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
#include "lib/core/encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/core/code_points.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_little_mark = "\xFF\xFE";
constexpr std::string_view utf16_big_mark = "\xFE\xFF";

/// What Windows-1252 has at 0x80 to 0x9F (WHATWG Encoding, index windows-1252); 0 is undefined.
constexpr std::array<char16_t, 32> windows_1252_high{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

/// UTF-16 without a mark shows in its zeros: the high halves of ASCII, all on one side.
std::optional<Encoding> by_zeros(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
  const auto enough = std::max<std::size_t>(2, bytes.size() / 8);
  if (zeros[1] >= enough && zeros[0] * 4 <= zeros[1]) return Encoding::utf16_little;
  if (zeros[0] >= enough && zeros[1] * 4 <= zeros[0]) return Encoding::utf16_big;
  return {};
}

std::optional<Encoding> by_first_block(std::string_view block) {
  if (block.starts_with(utf16_little_mark)) return Encoding::utf16_little;
  if (block.starts_with(utf16_big_mark)) return Encoding::utf16_big;
  if (block.starts_with(utf8_mark)) return Encoding::utf8;
  return by_zeros(block.substr(0, std::size_t{1} << 16));
}

/// Files that are handed over in the place of a text, by their first bytes.
void refuse_other_files(std::string_view bytes, const std::string& source) {
  using Mark = std::pair<std::string_view, const char*>;
  constexpr std::array<Mark, 5> marks{{
      {"PK\x03\x04", "a spreadsheet such as XLSX, or another ZIP file"},
      {"\xD0\xCF\x11\xE0", "a spreadsheet or document of old programs (XLS, DOC, MSG)"},
      {"%PDF-", "a PDF file"},
      {"\x1F\x8B", "a file that is compressed by gzip"},
      {"SQLite format 3", "a database"},
  }};
  for (const auto& [start, what] : marks) {
    if (!bytes.starts_with(start)) continue;
    throw Error(Kind::data, "'" + text::terminal_safe(source) + "' is " + what + ", and no text",
                "save it as CSV in UTF-8, and take that");
  }
}

/// Whether the bytes could be the beginning of one UTF-8 sequence.
bool is_cut_off_utf8(std::string_view rest) {
  if (rest.empty() || rest.size() > 3) return false;
  const auto lead = byte_at(rest, 0);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  return rest.size() < length;
}

std::size_t append_utf8(std::string_view bytes, std::string& text) {
  const auto good = text::utf8_prefix(bytes);
  text.append(bytes.substr(0, good));
  return good;
}

std::size_t append_windows_1252(std::string_view bytes, std::string& text) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto character = windows_1252(static_cast<unsigned char>(bytes[i]));
    if (!character) return i;
    text::append_code_point(text, *character);
  }
  return bytes.size();
}

template <std::size_t high>
std::size_t append_utf16(std::string_view bytes, std::string& text) {
  const auto unit = [&](std::size_t i) -> char32_t {
    return byte_at(bytes, i + high) << 8 | byte_at(bytes, i + 1 - high);
  };
  std::size_t i = 0;
  while (i + 2 <= bytes.size()) {
    auto code = unit(i);
    std::size_t taken = 2;
    if (text::is_surrogate(code)) {
      if (i + 4 > bytes.size()) return i;
      const auto joined = text::joined_surrogates(code, unit(i + 2));
      if (!joined) return i;
      code = *joined;
      taken = 4;
    }
    text::append_code_point(text, code);
    i += taken;
  }
  return i;
}

}  // namespace

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16_little:
      return "UTF-16LE";
    case Encoding::utf16_big:
      return "UTF-16BE";
    case Encoding::windows_1252:
      return "Windows-1252";
  }
  return "UTF-8";
}

std::optional<char32_t> windows_1252(unsigned char byte) {
  if (byte < 0x80 || byte > 0x9F) return byte;
  const char32_t character = windows_1252_high.at(byte - 0x80U);
  return character == 0 ? std::nullopt : std::optional(character);
}

void EncodingDetector::pass(std::string_view block) {
  if (!std::exchange(m_started, true)) m_proven = by_first_block(block);
  if (m_proven || !m_is_utf8) return;
  std::string joined;
  if (!m_cut_off.empty()) block = joined = std::exchange(m_cut_off, {}).append(block);
  const auto rest = block.substr(text::utf8_prefix(block));
  if (is_cut_off_utf8(rest)) {
    m_cut_off = rest;
  } else {
    m_is_utf8 = rest.empty();
  }
}

Encoding EncodingDetector::encoding() const {
  if (m_proven) return *m_proven;
  return m_is_utf8 && m_cut_off.empty() ? Encoding::utf8 : Encoding::windows_1252;
}

Decoder::Decoder(Encoding encoding, std::string source)
    : m_encoding(encoding), m_source(std::move(source)) {}

/// Appends as many whole characters as there are and returns the bytes they took.
std::size_t Decoder::append(std::string_view bytes, std::string& text) const {
  switch (m_encoding) {
    case Encoding::utf8:
      return append_utf8(bytes, text);
    case Encoding::utf16_little:
      return append_utf16<1>(bytes, text);
    case Encoding::utf16_big:
      return append_utf16<0>(bytes, text);
    case Encoding::windows_1252:
      return append_windows_1252(bytes, text);
  }
  return 0;
}

void Decoder::decode(std::string_view block, std::string& text) {
  if (!m_started && m_cut_off.empty()) refuse_other_files(block, m_source);
  std::string joined;
  if (!m_cut_off.empty()) block = joined = std::exchange(m_cut_off, {}).append(block);
  const auto start = text.size();
  const auto rest = block.substr(append(block, text));
  if (text.size() > start && !std::exchange(m_started, true) &&
      text.compare(start, utf8_mark.size(), utf8_mark) == 0) {
    text.erase(start, utf8_mark.size());
  }
  const auto decoded = std::string_view(text).substr(start);
  if (const auto zero = decoded.find('\0'); zero != std::string_view::npos) {
    refuse(decoded.substr(0, zero), "a NUL character", "it is no text file, or a damaged one");
  }
  // What is left is the beginning of a character, or no character at all.
  if (rest.size() > 3 || (!rest.empty() && m_encoding == Encoding::windows_1252)) {
    refuse(decoded, "bytes that are no text in this encoding", "save the file as UTF-8");
  }
  m_cut_off = rest;
  m_place.pass(decoded);
}

void Decoder::finish() {
  if (!m_cut_off.empty()) refuse({}, "the text ends within a character", "save the file as UTF-8");
}

void Decoder::refuse(std::string_view decoded, const char* why, const char* remedy) {
  m_place.pass(decoded);
  const auto message = place(m_source, m_place.position()) + ": " + why;
  throw Error(Kind::data, message + " (read as " + std::string(name(m_encoding)) + ")", remedy);
}

Decoded decode(std::string_view bytes, std::string_view source) {
  EncodingDetector detector;
  detector.pass(bytes);
  const auto encoding = detector.encoding();
  Decoded decoded{{}, encoding, encoding == Encoding::windows_1252};
  Decoder decoder(encoding, std::string(source));
  decoder.decode(bytes, decoded.text);
  decoder.finish();
  return decoded;
}

}  // namespace qlab

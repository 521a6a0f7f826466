// SPDX-License-Identifier: Apache-2.0
// Foreign bytes made UTF-8: a byte order mark, strict UTF-8, UTF-16 by its zero pattern, else
// Windows-1252, said aloud. U+FFFD is never put in for what cannot be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lib/core/position.hpp"

namespace qlab {

enum class Encoding { utf8, utf16_little, utf16_big, windows_1252 };

/// As people know it: "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252".
std::string_view name(Encoding encoding);

/// The character of a byte in Windows-1252; nothing for the five that are none.
std::optional<char32_t> windows_1252(unsigned char byte);

struct Decoded {
  std::string text;   ///< UTF-8 without a byte order mark
  Encoding encoding;  ///< what the bytes were
  bool guessed;       ///< true for Windows-1252: nothing in the bytes proves it
};

/// Decodes a whole file. Throws data where the bytes are broken UTF-16, undefined in Windows-1252,
/// or contain NUL after decoding, naming the place as source:line:column.
Decoded decode(std::string_view bytes, std::string_view source);

/// Finds the encoding of bytes that come in blocks.
class EncodingDetector {
 public:
  void pass(std::string_view block);

  /// The encoding of all that was passed.
  [[nodiscard]] Encoding encoding() const;

 private:
  std::optional<Encoding> m_proven;
  bool m_started = false;
  bool m_is_utf8 = true;
  std::string m_cut_off;  ///< a UTF-8 sequence that the last block ended in
};

/// Decodes bytes that come in blocks; a character may lie across two of them.
class Decoder {
 public:
  /// The source names the file in errors.
  Decoder(Encoding encoding, std::string source);

  /// Appends what the block says to the text. Throws data as decode() does.
  void decode(std::string_view block, std::string& text);

  /// Throws data where the bytes ended in the middle of a character.
  void finish();

 private:
  std::size_t append(std::string_view bytes, std::string& text) const;
  [[noreturn]] void refuse(std::string_view decoded, const char* why, const char* remedy);

  Encoding m_encoding;
  std::string m_source;
  std::string m_cut_off;
  bool m_started = false;
  PositionCounter m_place;
};

}  // namespace qlab

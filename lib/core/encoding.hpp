// SPDX-License-Identifier: Apache-2.0
// Foreign bytes made UTF-8: a byte order mark, strict UTF-8, UTF-16 by its zero pattern, else
// Windows-1252, said aloud. U+FFFD never enters the store.
#pragma once

#include <string>
#include <string_view>

namespace qlab {

enum class Encoding { utf8, utf16_little, utf16_big, windows_1252 };

/// As people know it: "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252".
std::string_view name(Encoding encoding);

struct Decoded {
  std::string text;   ///< UTF-8 without a byte order mark
  Encoding encoding;  ///< what the bytes were
  bool guessed;       ///< true for Windows-1252: nothing in the bytes proves it
};

/// Decodes a whole file. Throws data where the bytes are broken UTF-16, undefined in Windows-1252,
/// or contain NUL after decoding, naming the place as source:line:column.
Decoded decode(std::string bytes, std::string_view source);

}  // namespace qlab

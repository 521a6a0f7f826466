// SPDX-License-Identifier: Apache-2.0
// Escapes that stand for other characters: what they are made of, and what they say. Included only
// by the .cpp files of the leak check.
#pragma once

#include <string>
#include <string_view>

namespace qlab::handover {

enum class Escapes {
  percent,    ///< %40 (RFC 3986 2.1)
  form,       ///< the same, and + for a space (HTML forms)
  entity,     ///< &#64; &#x40; &commat; (HTML)
  quoted,     ///< =40 and soft line breaks (RFC 2045 6.7)
  backslash,  ///< \u0040 \x40 \n (JSON, scripts, style sheets)
};

/// Whether an escape may begin with this byte.
bool begins_escape(Escapes escapes, unsigned char byte);

struct Undone {
  enum class Outcome { more, done, none };
  Outcome outcome = Outcome::none;
  std::string says = {};  ///< of done: UTF-8, or one byte
  std::size_t taken = 0;  ///< of done: bytes of the escape; what is behind it is not part of it
};

/// What the beginning of an escape says, as far as it is there.
Undone undone(Escapes escapes, std::string_view escape);

}  // namespace qlab::handover

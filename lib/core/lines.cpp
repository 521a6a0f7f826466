// SPDX-License-Identifier: Apache-2.0
#include "lib/core/lines.hpp"

#include <istream>
#include <streambuf>

namespace qlab {

bool Lines::next() {
  using Traits = std::istream::traits_type;
  auto& buffer = *m_stream.rdbuf();
  m_line.clear();
  auto letter = buffer.sbumpc();
  if (Traits::eq_int_type(letter, Traits::eof())) return false;
  ++m_number;
  for (; !Traits::eq_int_type(letter, Traits::eof()); letter = buffer.sbumpc()) {
    const char c = Traits::to_char_type(letter);
    if (c == '\n') break;
    if (m_line.size() < longest) m_line += c;
  }
  if (m_line.ends_with('\r')) m_line.pop_back();
  return true;
}

}  // namespace qlab

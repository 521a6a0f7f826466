// SPDX-License-Identifier: Apache-2.0
#include "lib/core/detail.hpp"

#include "lib/core/text.hpp"

namespace qlab {

std::string detail_text(std::string_view text) {
  constexpr std::size_t longest = 300;
  // What is safe never has fewer bytes than it had; so a cut before spares work on hostile lengths.
  auto safe = text::terminal_safe(text.substr(0, 4 * longest));
  if (safe.size() <= longest) return safe;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(safe[end]) & 0xC0) == 0x80) --end;
  safe.resize(end);
  return safe;
}

}  // namespace qlab

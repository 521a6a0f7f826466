// SPDX-License-Identifier: Apache-2.0
#include "lib/core/one_line.hpp"

#include "lib/core/text.hpp"

namespace qlab::text {

bool is_one_line(std::string_view text, std::size_t longest) {
  return text.size() <= longest && is_utf8(text) && !trim(text).empty() && !has_control(text);
}

}  // namespace qlab::text

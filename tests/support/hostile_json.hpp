// SPDX-License-Identifier: Apache-2.0
// JSON that exhausts who reads it without bounds.
#pragma once

#include <cstddef>
#include <string>

namespace qlab::test {

/// Lists in lists: [[[]]].
inline std::string deep_json(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

/// An object of so many fields: {"0":1,"1":1}.
inline std::string wide_json(std::size_t fields) {
  std::string text = "{";
  for (std::size_t i = 0; i < fields; ++i)
    text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
  return text + "}";
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
// Places in a text as people count them, for messages like people.csv:12:5.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qlab {

struct Position {
  std::size_t line = 1;
  std::size_t column = 1;  ///< counted in code points
};

/// Writes people.csv:12:5.
std::string place(std::string_view source, Position position);

/// Follows a text that comes in pieces; LF, CRLF and a lone CR each end one line.
class PositionCounter {
 public:
  PositionCounter() = default;
  explicit PositionCounter(Position start) : m_position(start) {}

  void pass(std::string_view text);
  [[nodiscard]] Position position() const { return m_position; }

 private:
  Position m_position;
  bool m_after_return = false;
};

}  // namespace qlab

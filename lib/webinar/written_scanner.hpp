// SPDX-License-Identifier: Apache-2.0
// Reads times and durations piece by piece. Included only by the .cpp files of lib/webinar that do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace qlab::webinar {

/// Case-folded, with spaces of all widths, such as the narrow one before PM, digits and commas made
/// those of ASCII, and without marks of direction.
std::string plain(std::string_view text);

/// Takes characters off the front of a plain text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : m_rest(text) {}

  std::optional<int> number(std::size_t most_digits);

  /// Of the last number.
  [[nodiscard]] std::size_t digits() const { return m_digits; }

  std::optional<char> one_of(std::string_view any);

  void spaces();

  /// Up to the next space or digit.
  std::string_view word();

  [[nodiscard]] bool at_end() const { return m_rest.empty(); }

 private:
  std::string_view m_rest;
  std::size_t m_digits = 0;
};

}  // namespace qlab::webinar

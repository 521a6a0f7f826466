// SPDX-License-Identifier: Apache-2.0
// Texts that are public anyway: what somebody repeats of them in an answer is no secret.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace qlab::handover {

class ToldTexts {
 public:
  void add(std::string_view text);

  /// Whether the words stand in one of them, as the leak check compares (lib/handover/folder.hpp).
  /// Fewer than 16 bytes never do.
  [[nodiscard]] bool say(std::string_view words) const;

 private:
  std::vector<std::string> m_texts;
  /// Of each 16 bytes in a row: of a million answers few need to be looked for.
  std::unordered_set<std::size_t> m_beginnings;
};

}  // namespace qlab::handover

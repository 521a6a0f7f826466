// SPDX-License-Identifier: Apache-2.0
// A stored mail as a person reads it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace qlab::mail {

struct Opened {
  /// In the order of the mail, unfolded and decoded. Foreign text.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string text;  ///< of the first text/plain part, UTF-8, lines end in LF; may be empty
};

}  // namespace qlab::mail

// SPDX-License-Identifier: Apache-2.0
// E-mail addresses as people and relays use them: addr-spec of RFC 5322 3.4.1 in dot-atom form,
// with UTF-8 local parts (RFC 6531), a domain of at least two labels, and nothing that could end an
// SMTP line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qlab {

struct Address {
  std::string shown;  ///< as given, trimmed
  std::string key;    ///< what it is compared by: folded local part @ lower-case A-label domain
};

/// Reads one bare address; a display name, a comment, a control character or a list is nothing.
std::optional<Address> parse_address(std::string_view text);

}  // namespace qlab

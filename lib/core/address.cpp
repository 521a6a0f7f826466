// SPDX-License-Identifier: Apache-2.0
#include "lib/core/address.hpp"

#include <algorithm>

#include "lib/core/ascii.hpp"
#include "lib/core/idn.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

constexpr std::size_t longest_local_part = 64;  // RFC 5321 4.5.3.1.1
constexpr std::size_t longest_domain = 253;     // RFC 1035 2.3.4, without length bytes
constexpr std::size_t longest_address = 254;    // RFC 5321 4.5.3.1.3, without the brackets

/// atext of RFC 5322 3.2.3 and every byte of a longer UTF-8 sequence.
bool is_atom_character(char c) {
  constexpr std::string_view specials = "!#$%&'*+-/=?^_`{|}~";
  return ascii::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
         specials.find(c) != std::string_view::npos;
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > longest_local_part) return false;
  if (local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(),
                     [](char c) { return c == '.' || is_atom_character(c); });
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
    return false;
  return std::all_of(label.begin(), label.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_domain(std::string_view domain) {
  const auto last_dot = domain.rfind('.');
  if (last_dot == std::string_view::npos || domain.size() > longest_domain) return false;
  // A last label of digits only would be an IPv4 address.
  const auto last_label = domain.substr(last_dot + 1);
  if (last_label.find_first_not_of("0123456789") == std::string_view::npos) return false;
  for (auto dot = domain.find('.'); dot != std::string_view::npos; dot = domain.find('.')) {
    if (!is_label(domain.substr(0, dot))) return false;
    domain.remove_prefix(dot + 1);
  }
  return is_label(domain);
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  const auto shown = text::trim(text);
  const auto at = shown.rfind('@');
  if (at == std::string_view::npos || shown.size() > longest_address || !text::is_graphic(shown))
    return {};
  const auto local = shown.substr(0, at);
  if (!is_local_part(local)) return {};
  const auto domain = a_labels(shown.substr(at + 1));
  if (!domain || !is_domain(*domain) || local.size() + 1 + domain->size() > longest_address)
    return {};
  return Address{std::string(shown), text::fold(local) + "@" + *domain};
}

}  // namespace qlab

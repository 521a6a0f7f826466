// SPDX-License-Identifier: Apache-2.0
#include "lib/core/address.hpp"

#include <idn2.h>

#include <algorithm>
#include <memory>

#include "lib/core/text.hpp"

namespace qlab {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_atom(std::string_view atom) {
  constexpr std::string_view specials = "!#$%&'*+-/=?^_`{|}~";
  return !atom.empty() && std::all_of(atom.begin(), atom.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || byte >= 0x80 || specials.find(c) != std::string_view::npos;
  });
}

bool is_local_part(std::string_view local) {
  if (local.size() > 64) return false;
  const auto atoms = text::split(local, '.');
  return std::all_of(atoms.begin(), atoms.end(), is_atom);
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
    return false;
  return std::all_of(label.begin(), label.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<std::string> a_label(std::string_view domain) {
  if (is_ascii(domain)) return text::fold(domain);
  char* encoded = nullptr;
  const auto status = idn2_to_ascii_8z(std::string(domain).c_str(), &encoded,
                                       IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, decltype(&idn2_free)> owner(encoded, &idn2_free);
  if (status != IDN2_OK) return {};
  return text::fold(encoded);
}

bool is_domain(std::string_view domain) {
  const auto labels = text::split(domain, '.');
  const bool all_digits = labels.back().find_first_not_of("0123456789") == std::string_view::npos;
  return domain.size() <= 253 && labels.size() >= 2 && !all_digits &&
         std::all_of(labels.begin(), labels.end(), is_label);
}

bool is_harmless(std::string_view text) {
  return text::is_utf8(text) && text::terminal_safe(text) == text &&
         text.find(' ') == std::string_view::npos;
}

}  // namespace

std::optional<Address> parse_address(std::string_view text) {
  const auto shown = text::trim(text);
  const auto at = shown.rfind('@');
  if (at == std::string_view::npos || shown.size() > 254 || !is_harmless(shown)) return {};
  const auto local = shown.substr(0, at);
  const auto domain = a_label(shown.substr(at + 1));
  if (!is_local_part(local) || !domain || !is_domain(*domain)) return {};
  return Address{std::string(shown), text::fold(local) + "@" + *domain};
}

}  // namespace qlab

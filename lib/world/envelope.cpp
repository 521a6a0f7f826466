// SPDX-License-Identifier: Apache-2.0
#include "lib/world/envelope.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/address.hpp"
#include "lib/core/detail.hpp"

namespace qlab::world {

std::optional<std::string> wire_address(std::string_view address) {
  const auto parsed = parse_address(address);
  // Reading forgives spaces around it; what is mailed must be the address and nothing else.
  if (!parsed || parsed->shown != address) return {};
  const auto& [shown, key] = *parsed;
  return shown.substr(0, shown.rfind('@')) + key.substr(key.rfind('@'));
}

bool needs_smtputf8(std::string_view wire_address) {
  return std::any_of(wire_address.begin(), wire_address.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool has_mail_lines(std::string_view bytes) {
  std::size_t start = 0;
  while (start < bytes.size()) {
    const auto end = bytes.find('\r', start);
    if (end == std::string_view::npos || bytes.substr(end, 2) != "\r\n") return false;
    if (bytes.substr(start, end - start).find('\n') != std::string_view::npos) return false;
    start = end + 2;
  }
  return start > 0;
}

std::string local_lines(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t start = 0; start < bytes.size();) {
    const auto end = std::min(bytes.find('\r', start), bytes.size());
    out += bytes.substr(start, end - start);
    start = end + 1;
  }
  return out;
}

std::optional<mail::Delivery> objection(const mail::Envelope& envelope, std::string_view bytes) {
  using mail::Delivery;
  using mail::Outcome;
  if (!wire_address(envelope.sender)) {
    auto detail = fmt::format("the sender is no mail address: '{}'", envelope.sender);
    return Delivery{Outcome::not_sent, 0, detail_text(detail), Kind::config};
  }
  if (!wire_address(envelope.recipient)) {
    auto detail = fmt::format("the recipient is no mail address: '{}'", envelope.recipient);
    return Delivery{Outcome::failed, 0, detail_text(detail), {}};
  }
  if (!has_mail_lines(bytes)) {
    return Delivery{Outcome::failed, 0, "the mail has a line that does not end in CRLF",
                    Kind::data};
  }
  return {};
}

}  // namespace qlab::world

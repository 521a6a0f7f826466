// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/token.hpp"

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"
#include "lib/inbox/addresses.hpp"

namespace qlab::inbox {
namespace {

/// The alphabet of random_token(), which base32 has too (RFC 4648 6).
bool is_token(std::string_view text) {
  return text.size() >= 16 && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
         });
}

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= 16 &&
         std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<Token> in_address(std::string_view address) {
  // Some write the address in capitals; a token has none.
  const auto local = text::fold(address.substr(0, address.rfind('@')));
  const auto plus = local.rfind('+');
  if (plus == std::string::npos) return {};
  const auto detail = std::string_view(local).substr(plus + 1);
  const auto dash = detail.find('-');
  if (dash == std::string_view::npos) return {};
  const auto word = detail.substr(0, dash);
  const auto token = detail.substr(dash + 1);
  if (!is_word(word) || !is_token(token)) return {};
  return Token{std::string(word), std::string(token)};
}

std::optional<Token> in_value(std::string_view value) {
  for (const auto& found : addresses_in(value, 50)) {
    if (auto token = in_address(found.text)) return token;
  }
  return {};
}

}  // namespace

std::optional<Token> addressed_token(const Mail& mail) {
  constexpr std::array<std::string_view, 6> fields{
      "to", "cc", "delivered-to", "x-original-to", "envelope-to", "resent-to"};
  for (const auto& header : mail.headers) {
    if (std::ranges::find(fields, header.name) == fields.end()) continue;
    if (auto token = in_value(header.value)) return token;
  }
  return {};
}

std::optional<Token> returned_token(const std::vector<Header>& returned) {
  if (auto token = in_value(find_header(returned, "list-unsubscribe"))) {
    return Token{{}, std::move(token->token)};
  }
  const auto pieces = text::split(find_header(returned, "feedback-id"), ':');
  if (pieces.size() == 4 && is_token(pieces[2])) return Token{{}, std::string(pieces[2])};
  return {};
}

}  // namespace qlab::inbox

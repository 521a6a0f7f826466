// SPDX-License-Identifier: Apache-2.0
#include "lib/core/address_search.hpp"

#include "lib/core/code_points.hpp"
#include "lib/core/text.hpp"

namespace qlab {
namespace {

constexpr std::string_view around_addresses = "<>()[]{}\",;:|/\\";
constexpr std::string_view at_ends = "'.!?";  // may be parts of an address, but not its ends

/// Takes the first piece off the text, and what ends it.
std::string_view take_piece(std::string_view& text) {
  const auto whole = text;
  while (!text.empty()) {
    const auto before = text;
    text::take_code_point(text);
    const auto code_point = before.substr(0, before.size() - text.size());
    const bool ends = around_addresses.find(code_point) != std::string_view::npos ||
                      text::trim(code_point).empty();
    if (ends) return whole.substr(0, whole.size() - before.size());
  }
  return whole;
}

std::string_view without_ends(std::string_view piece) {
  piece = piece.substr(0, piece.find('?', piece.find('@')));  // a link's subject
  const auto first = piece.find_first_not_of(at_ends);
  if (first == std::string_view::npos) return {};
  return piece.substr(first, piece.find_last_not_of(at_ends) + 1 - first);
}

}  // namespace

std::vector<Address> addresses_within(std::string_view text) {
  std::vector<Address> addresses;
  if (text.find('@') == std::string_view::npos) return addresses;
  while (!text.empty()) {
    if (auto address = parse_address(without_ends(take_piece(text)))) {
      addresses.push_back(std::move(*address));
    }
  }
  return addresses;
}

}  // namespace qlab

// SPDX-License-Identifier: Apache-2.0
// The words of an enumeration, in the order of its enumerators: how it is stored, typed and shown.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "lib/core/error.hpp"

namespace qlab {

template <std::size_t Count>
using Names = std::array<std::string_view, Count>;

/// The enumerator of this name, or nothing.
template <class Enum, std::size_t Count>
std::optional<Enum> named(const Names<Count>& names, std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return {};
  return static_cast<Enum>(found - names.begin());
}

/// The usage error for a word that is none of these: "'mabye' is not an answer".
Error not_one_of(std::span<const std::string_view> names, std::string_view text,
                 std::string_view what);

/// The enumerator that a person typed. Throws usage with the nearest name.
template <class Enum, std::size_t Count>
Enum require_named(const Names<Count>& names, std::string_view text, std::string_view what) {
  if (const auto value = named<Enum>(names, text)) return *value;
  throw not_one_of(names, text, what);
}

}  // namespace qlab

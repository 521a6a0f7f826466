// SPDX-License-Identifier: Apache-2.0
// The short names of things: m12, s3, c45. Ids never change and are never reused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qlab {

/// The letter in front of an id says what it names.
enum class Letter : char {
  member = 'm',
  scenario = 's',
  comment = 'c',
  webinar = 'w',
  call = 'k',
  message = 'o',
  handover_item = 'h'
};

/// Writes m12.
std::string ref(Letter letter, std::int64_t id);

/// Reads m12, or the bare number 12; anything else is nothing.
std::optional<std::int64_t> parse_ref(Letter letter, std::string_view text);

}  // namespace qlab

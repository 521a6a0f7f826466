// SPDX-License-Identifier: Apache-2.0
// The words of a query: one grammar for lists, exports and --to. What a field means is up to
// whoever is asked (lib/store/query_field.hpp). No character that a shell or a crontab would eat.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"

namespace qlab {

/// One word. All words of a query must hold.
struct Term {
  bool negated = false;             ///< -field:value
  std::string field;                ///< empty for a bare word, which searches text
  std::vector<std::string> values;  ///< field:a,b means either; a bare word is one value
};

/// Splits a query at its spaces. Throws usage where a field is none of these, with the nearest
/// name, or has no value.
std::vector<Term> parse_query(std::string_view query, std::span<const std::string_view> fields);

/// A value of the form KEY.PART=WORD; only the key is never left out.
struct Assignment {
  std::string_view key;
  std::string_view part;
  std::string_view word;
};

/// The pieces are views of the value. The key ends at its first dot.
Assignment parse_assignment(std::string_view value);

/// From the first instant on, until before the second.
struct Period {
  Instant from;
  Instant until;
};

/// Reads 2026, 2026-03 or 2026-03-14 as all of it, in UTC; A..B as from the start of A to the end
/// of B, an end left out being open. Throws usage, showing how the field is written.
Period parse_period(std::string_view value, std::string_view field);

}  // namespace qlab

// SPDX-License-Identifier: Apache-2.0
// The words of a query: one grammar for lists, exports and --to. What a field means, and its
// values, is up to whoever is asked. No character that a shell or a crontab would eat.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace qlab

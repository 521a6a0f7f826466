// SPDX-License-Identifier: Apache-2.0
// JSON that others wrote. nlohmann copies values by recursion, however deep they are, and its
// ordered objects look for each key among all before it: so what goes beyond these bounds is not
// read.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace qlab {

inline constexpr std::size_t deepest_json = 32;
inline constexpr std::size_t most_json_fields = 1000;

/// Whether the first value in a text is nested at most deepest_json deep, with at most
/// most_json_fields in each object. Says nothing of whether it is JSON.
bool is_modest_json(std::string_view text);

/// Reads one value; discarded where the text is not JSON, or not modest.
template <typename Json>
Json read_json(std::string_view text) {
  if (!is_modest_json(text)) return Json(Json::value_t::discarded);
  return Json::parse(text, nullptr, false);
}

}  // namespace qlab

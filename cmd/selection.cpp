// SPDX-License-Identifier: Apache-2.0
#include "cmd/selection.hpp"

#include "cmd/query_fields.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {

members::Query select_members(std::string_view query) {
  return members::Query::parse(query, member_query_fields());
}

members::Query select_members(const std::vector<std::string>& words) {
  if (words.empty()) return members::Query::everybody();
  return select_members(text::join(words, " "));
}

}  // namespace qlab::cmd

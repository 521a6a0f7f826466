// SPDX-License-Identifier: Apache-2.0
#include "cmd/selection.hpp"

#include "lib/core/text.hpp"
#include "lib/scenarios/query_fields.hpp"
#include "lib/webinar/query_fields.hpp"

namespace qlab::cmd {

store::QueryFields member_query_fields() {
  static const auto fields = [] {
    std::vector<store::QueryField> all;
    for (const auto noun :
         {members::query_fields(), webinar::query_fields(), scenarios::query_fields()}) {
      all.insert(all.end(), noun.begin(), noun.end());
    }
    return all;
  }();
  return fields;
}

members::Query select_members(std::string_view query) {
  return members::Query::parse(query, member_query_fields());
}

members::Query select_members(const std::vector<std::string>& words) {
  if (words.empty()) return members::Query::everybody();
  return select_members(text::join(words, " "));
}

}  // namespace qlab::cmd

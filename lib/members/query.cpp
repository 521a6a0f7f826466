// SPDX-License-Identifier: Apache-2.0
#include "lib/members/query.hpp"

namespace qlab::members {

Query Query::everybody() {
  Query query;
  query.m_everybody = true;
  return query;
}

Query Query::parse(std::string_view text, store::QueryFields fields) {
  Query query;
  query.m_terms = parse_query(text, store::names(fields));
  query.m_fields = fields;
  return query;
}

store::Condition Query::condition(const store::Store& store) const {
  if (m_everybody) return store::Condition("TRUE");
  return store::selection(store, "member", m_terms, m_fields);
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/store/condition.hpp"

namespace qlab::store {

Condition& Condition::add(const Condition& other) {
  m_sql += other.m_sql;
  m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
  return *this;
}

void Condition::bind(Statement& statement, int first) const {
  for (const auto& value : m_values) {
    std::visit([&](const auto& plain) { statement.put(first, plain); }, value);
    ++first;
  }
}

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
// Who is meant by a query (`qlab help queries`): every list, export and --to selects members by it.
#pragma once

#include <string_view>
#include <vector>

#include "lib/members/query_fields.hpp"

namespace qlab::members {

class Query {
 public:
  /// Every member.
  static Query everybody();

  /// Reads words like `tag:facilitator -nation:wales joined:2026-01.. anna`. A text without words
  /// selects nobody. Throws usage where a field is unknown; what its values mean is asked of the
  /// store, by condition(). The fields outlive the query.
  static Query parse(std::string_view text, store::QueryFields fields = query_fields());

  /// The condition on `member AS m NOT INDEXED`. Throws usage or not_found, with the nearest, where
  /// a value names nothing there could be.
  [[nodiscard]] store::Condition condition(const store::Store& store) const;

 private:
  bool m_everybody = false;
  std::vector<Term> m_terms;
  store::QueryFields m_fields;
};

}  // namespace qlab::members

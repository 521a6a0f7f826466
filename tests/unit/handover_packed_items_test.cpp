// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/packed_items.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "lib/comments/packed.hpp"
#include "tests/support/community.hpp"

namespace qlab::handover {

namespace {

/// Nothing at all, a row for each kind of thing, and the times of staff: no row for each member or
/// comment.
constexpr std::array<std::string_view, 3> small{"SCAN CONSTANT ROW", "SCAN sqlite_sequence",
                                                "SCAN call_slot"};

}  // namespace

TEST_CASE("handover packed items: no row that is taken in makes anybody read a whole table") {
  const test::Community community;
  auto tables = packed_tables();
  std::ranges::move(comments::packed_by_members(), std::back_inserter(tables));
  tables.push_back(comments::packed_comments(comments::Comments::all));
  tables.push_back(comments::packed_codings(comments::Comments::all));
  for (const auto& table : tables) {
    for (const auto& sql : table.insert) {
      CAPTURE(sql);
      auto plan = community.store.prepare("EXPLAIN QUERY PLAN " + sql);
      while (plan.step()) {
        const auto step = plan.text(3);
        CAPTURE(step);
        CHECK((!step.starts_with("SCAN ") || std::ranges::find(small, step) != small.end()));
      }
    }
  }
}

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
// What the handover report says about scenarios. Reads only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/scenarios/tally.hpp"

namespace qlab::scenarios {

struct Figure {
  Tally tally;
  std::string body;  ///< Markdown: foreign text
};

/// One for each scenario that was ever opened, in their order: drafts are nobody's business yet.
std::vector<Figure> figures(const store::Store& store);

struct StateCount {
  State state = State::draft;
  std::int64_t scenarios = 0;
};

/// Every state that some scenario is in.
std::vector<StateCount> count_by_state(const store::Store& store);

/// Who answered any scenario, from member ?1 on: rows as webinar::voices_sql says, 'answered'.
inline constexpr std::string_view voices_sql =
    "SELECT member_id AS member, 'answered', at, NULL, NULL, '' FROM stance"
    " INDEXED BY stance_member WHERE member_id >= ?1 AND superseded_at IS NULL";

/// Members with at least one present answer to any scenario, ascending.
std::vector<std::int64_t> ids_answered(const store::Store& store);

}  // namespace qlab::scenarios

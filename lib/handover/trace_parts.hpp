// SPDX-License-Identifier: Apache-2.0
// The figures of one part of the report each. Included only by lib/handover/trace*.cpp.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/viability.hpp"
#include "lib/handover/trace.hpp"

namespace qlab::handover {

/// What a reply that others do not see counts as: it is hidden with what it answers. On c
/// (comment).
inline constexpr std::string_view traced_state =
    "CASE WHEN c.state = 'published' AND EXISTS (SELECT 1 FROM comment AS p LEFT JOIN comment AS pp"
    " ON pp.id = p.parent_id WHERE p.id = c.parent_id AND 'hidden' IN (p.state, pp.state))"
    " THEN 'hidden' ELSE c.state END";

/// Words of people as parts of names: lower case, and each one once.
class TraceWords {
 public:
  /// The word, or the other one where nothing of it can stand in a name.
  std::string take(std::string_view text, std::string_view otherwise);

 private:
  std::set<std::string> m_taken;
};

void trace_network(const store::Store& store, std::vector<TracedFigure>& all);
void trace_scenarios(const store::Store& store, std::span<const ViabilityRule> rules,
                     std::vector<TracedFigure>& all);
void trace_comments(const store::Store& store, std::vector<TracedFigure>& all);

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
// Each figure of the report as a query of its own that anybody can run again: it gives one row for
// each thing counted. Written apart from what counts for the report, so that the two check each
// other (tests/e2e/handover_report_trace_test.cpp). Exact, and therefore for staff.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/core/viability.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// What is bound to ?1, ?2 ... of a query.
using TraceValue = std::variant<std::int64_t, std::string>;

struct TracedFigure {
  std::string name;  ///< stable: scenario.host-led.want.yes
  std::string what;  ///< what it counts, as a sentence's start
  std::string sql;   ///< one row for each; the columns are refs
  std::vector<TraceValue> values;
};

/// What figures depend on beside the store.
struct TraceScope {
  std::string_view zone;                 ///< months follow it
  std::span<const ViabilityRule> rules;  ///< by which scenarios are judged
};

/// Every figure that there is in this store, in the order of the report.
std::vector<TracedFigure> traced_figures(const store::Store& store, const TraceScope& scope);

/// The one of this name. Throws not_found with the nearest.
TracedFigure require_figure(const store::Store& store, const TraceScope& scope,
                            std::string_view name);

/// "?1 = 3, ?2 = 'want'"; empty where nothing is bound.
std::string described(const std::vector<TraceValue>& values);

/// Calls with each row: one ref, and for what counts pairs another one, for a median the number,
/// else empty. Returns how many.
std::int64_t each_traced(const store::Store& store, const TracedFigure& figure,
                         const std::function<void(std::string_view, std::string_view)>& call);

}  // namespace qlab::handover

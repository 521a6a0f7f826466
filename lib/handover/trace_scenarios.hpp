// SPDX-License-Identifier: Apache-2.0
// The figures about scenarios and what was said about them. Included only by lib/handover/trace*.
#pragma once

#include <vector>

#include "lib/handover/trace.hpp"

namespace qlab::handover {

void trace_scenarios(const store::Store& store, std::vector<TracedFigure>& all);

}  // namespace qlab::handover

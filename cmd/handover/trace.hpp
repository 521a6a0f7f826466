// SPDX-License-Identifier: Apache-2.0
// 'handover report --trace FIGURE': the query behind a figure, and what it counts.
#pragma once

#include <string>

#include "cmd/exit.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

class Context;

/// Says what it shows.
void declare_trace(Verb& report);

/// Shows one figure; for "list" the names of all.
Exit show_trace(Context& context, const std::string& figure);

}  // namespace qlab::cmd

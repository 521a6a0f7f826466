// SPDX-License-Identifier: Apache-2.0
// 'handover report --trace FIGURE': the query behind a figure, and what it counts.
#pragma once

#include <string>
#include <string_view>

#include "cmd/exit.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

class Context;

/// In the place of a figure: the names of all.
inline constexpr std::string_view every_figure = "list";

/// Says what it shows of the figure, which the options keep; empty where none is asked for.
void declare_trace(Verb& report, const std::string& figure);

/// Shows one figure, or the names of all.
Exit show_trace(Context& context, const std::string& figure);

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
// Tallies side by side: in the format asked for, as bars on a terminal, and as a chart.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cmd/scenarios/tally_fields.hpp"

namespace qlab::cmd {

class Context;

/// Which rows a table has where there is room for one.
enum class Rows { axes, rules };

/// Scripts get a scenario with its axes and rules inside; tables one kind of rows; people at a
/// terminal bars and both, and Markdown both.
void show_tallies(Context& context, std::span<const JudgedTally> tallies, Rows rows);
void show_public_tallies(Context& context, std::span<const scenarios::PublicTally> tallies,
                         Rows rows);

/// The scenarios beside each other, axis by axis, as an SVG file.
std::string tally_svg(std::span<const scenarios::PublicTally> tallies);

/// The same numbers with none withheld.
std::string tally_svg(std::span<const JudgedTally> tallies);

}  // namespace qlab::cmd

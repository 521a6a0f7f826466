// SPDX-License-Identifier: Apache-2.0
// A plan as a file: JSON that a person can read and a script can take apart. It names members by
// their refs only. What is read may have been written by anybody.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lib/mail/plan.hpp"

namespace qlab::mail {

/// The largest file that is read: a plan of half a million members.
inline constexpr std::size_t largest_plan = std::size_t{64} << 20;

/// One decision per line, with counts that sum and the plan's fingerprint.
std::string write_plan(const Plan& plan);

/// Reads what write_plan wrote. Throws data, naming the source with line and column or the field,
/// where it is no plan, its counts do not sum, somebody stands in it twice, or it was changed.
Plan parse_plan(std::string_view text, const std::string& source);

}  // namespace qlab::mail

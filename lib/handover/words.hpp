// SPDX-License-Identifier: Apache-2.0
// Numbers as they stand in a sentence, the withheld ones too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lib/handover/report.hpp"

namespace qlab::handover {

/// "1 member", "1,200 members", "no members", "some members (number not shown)".
std::string counted(Count count, std::string_view one, std::string_view many);

/// "120 of 200 (60%)"; "all 200"; "a number that is not shown".
std::string share(const Of& of);

/// Whole percent, rounded half up; nothing of nothing is 0.
std::int64_t percent(std::int64_t part, std::int64_t whole);

/// "a, b and c".
std::string listed(const std::vector<std::string>& items);

/// Saturday 20 February 2027.
std::string day(Instant instant, std::string_view zone);

/// Saturday 20 February 2027 at 12:30 GMT.
std::string moment(Instant instant, std::string_view zone);

/// A label of the report as it stands alone: "Wider network" for "wider".
std::string titled(std::string_view label);

/// With a capital at the start, for what is ASCII.
std::string capitalised(std::string text);

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
// The one description of a member's row.
#pragma once

#include <string>
#include <vector>

#include "cmd/context.hpp"
#include "lib/members/find.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// How many fields a member has.
inline constexpr std::size_t member_field_count = 18;

render::Fields<members::Member> member_fields();

/// The same and what else 'members import' takes; needs Parts::participations.
render::Fields<members::Member> export_fields();

/// The parts of a member that the fields asked for need; the others are not read.
members::Parts parts_shown(const render::Style& style);

}  // namespace qlab::cmd

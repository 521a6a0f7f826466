// SPDX-License-Identifier: Apache-2.0
// The one description of a member's row, and of what an import says.
#pragma once

#include <string>
#include <vector>

#include "cmd/context.hpp"
#include "lib/members/find.hpp"
#include "lib/members/import.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// How many fields a member has.
inline constexpr std::size_t member_field_count = 18;

render::Fields<members::Member> member_fields();

/// The parts of a member that the fields asked for need; the others are not read.
members::Parts parts_shown(const render::Style& style);

struct ShownImport {
  bool dry_run = false;
  members::ImportReport report;
};

render::Fields<ShownImport> import_fields();

}  // namespace qlab::cmd

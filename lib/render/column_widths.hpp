// SPDX-License-Identifier: Apache-2.0
// How wide the columns of a table become where not all of it fits.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace qlab::render {

/// Widths that fit into the room with a space between them: the widest columns give way first and
/// share what is left, so that ids, dates and counts stay whole. No column falls below a width that
/// still says something; a table of very many is then wider than the room.
std::vector<std::size_t> column_widths(std::span<const std::size_t> wanted, std::size_t room);

}  // namespace qlab::render

// SPDX-License-Identifier: Apache-2.0
// Titles of columns in other languages than English, as Outlook and people write them.
#pragma once

#include <optional>
#include <string_view>

#include "lib/members/import_fields.hpp"

namespace qlab::members {

/// The column that a title means, by its slug: "vorname", "correo-electronico", "e-bost".
std::optional<Column> in_another_language(std::string_view slug);

}  // namespace qlab::members

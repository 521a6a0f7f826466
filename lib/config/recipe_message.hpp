// SPDX-License-Identifier: Apache-2.0
// The [message] of a recipe: the shape of one mail in the body of a request.
#pragma once

#include "lib/config/recipe_table.hpp"
#include "lib/core/recipe.hpp"

namespace qlab::config {

/// Throws at the place of what does not fit: an unknown variable, a raw mail where it cannot stand.
RecipeValue read_message(const RecipeTable& table, Recipe::Body body);

}  // namespace qlab::config

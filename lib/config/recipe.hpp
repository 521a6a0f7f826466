// SPDX-License-Identifier: Apache-2.0
// Recipes of HTTP relays: those that come with qlab, and files of one's own in the same form.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/recipe.hpp"

namespace qlab::config {

/// Finds a recipe that comes with qlab by its bare name, or reads the file. Throws config, at
/// file:line:column with the nearest word, where the file is no recipe, and with the names there
/// are where no recipe is called so.
Recipe recipe(const std::filesystem::path& name_or_file);

/// Reads the text of a recipe; the file is for messages only.
Recipe read_recipe(std::string_view text, const std::filesystem::path& file);

/// The names of the recipes that come with qlab.
std::vector<std::string> recipe_names();

/// Whether this is a name and no path: no folder, no ".toml".
bool is_recipe_name(const std::filesystem::path& name_or_file);

}  // namespace qlab::config

// SPDX-License-Identifier: Apache-2.0
// Verbs that say where something is.
#pragma once

#include <filesystem>
#include <string>

#include "lib/render/fields.hpp"

namespace qlab::cmd {

class Context;

struct Place {
  std::string path;
  bool exists = false;
};
render::Fields<Place> place_fields();

/// The bare path, for $(...); in a format that was asked for, also whether there is something.
void show_path(Context& context, const std::filesystem::path& path);

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
// Verbs that say little, or a bare value, unless a format is asked for by --json or --format.
#pragma once

#include <filesystem>
#include <string>

#include "lib/render/fields.hpp"

namespace qlab::cmd {

class Context;

bool asks_for_format(const Context& context);

struct Place {
  std::string path;
  bool exists = false;
};
render::Fields<Place> place_fields();

/// The bare path, for $(...); in a format that was asked for, also whether there is something.
void show_path(Context& context, const std::filesystem::path& path);

}  // namespace qlab::cmd

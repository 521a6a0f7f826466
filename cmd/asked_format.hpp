// SPDX-License-Identifier: Apache-2.0
// Verbs that say little, or a bare value, unless a format is asked for by --json or --format.
#pragma once

#include <filesystem>

namespace qlab::cmd {

class Context;

bool asks_for_format(const Context& context);

/// The bare path, for $(...); in a format that was asked for, also whether there is something.
void show_path(Context& context, const std::filesystem::path& path);

}  // namespace qlab::cmd

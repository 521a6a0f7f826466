// SPDX-License-Identifier: Apache-2.0
// What the verbs about packs share: the archiver, passwords, settings, and how results are shown.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cmd/context.hpp"
#include "lib/core/archive.hpp"
#include "lib/handover/accept.hpp"
#include "lib/handover/pack.hpp"
#include "lib/handover/receipt.hpp"
#include "lib/handover/verify.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

/// Loads qlab_world.
std::unique_ptr<archive::Archiver> archiver();

/// The first line of a file that nobody else can read. Throws config.
std::string pack_password(const std::filesystem::path& file);

/// The report's settings and the password; what the configuration publishes may be told.
handover::PackSettings pack_settings(Context& context, const std::filesystem::path& password_file);

/// The file of -o, or the name in the present folder; the result then goes to standard output.
/// Throws refused where it exists.
std::filesystem::path pack_file(Context& context, const std::string& name, bool dry_run);

struct ShownPack {
  handover::Packed packed;
  bool dry_run = false;
};
render::Fields<ShownPack> pack_fields();
void show(Context& context, const ShownPack& pack);

}  // namespace qlab::cmd

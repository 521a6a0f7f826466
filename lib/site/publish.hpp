// SPDX-License-Identifier: Apache-2.0
// Publishing: the site is made, put on record, and takes its folder. In this order, so that no page
// names an address that the store does not know, and nobody's words leave unrecorded.
#pragma once

#include <filesystem>

#include "lib/site/folder.hpp"
#include "lib/site/site.hpp"

namespace qlab::site {

struct Report {
  std::filesystem::path folder;
  Site site;
  Replaced files;
  bool dry_run = false;
};

/// Makes the site and replaces the folder by it. A rehearsal does everything but write, to the
/// store too. Throws what replace_folder() throws, and refused where somebody's address, telephone
/// number, private note or withheld name would be in a file, before anything is written.
Report publish(store::Store& store, const std::filesystem::path& folder, const Settings& settings,
               Write write, Instant now);

}  // namespace qlab::site

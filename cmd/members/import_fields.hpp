// SPDX-License-Identifier: Apache-2.0
// What an import says: its report, and the rows that wait for a person.
#pragma once

#include "cmd/context.hpp"
#include "lib/members/import.hpp"
#include "lib/members/import_queue.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

struct ShownImport {
  bool dry_run = false;
  members::ImportReport report;
};

render::Fields<ShownImport> import_fields();

render::Fields<members::QueuedRow> queued_fields();

/// Says on standard error what had to be guessed or was left out, and every row that was not taken.
void explain(Context& context, const members::ImportReport& report);

}  // namespace qlab::cmd

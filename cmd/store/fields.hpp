// SPDX-License-Identifier: Apache-2.0
// How changes, problems and the results of the store's verbs are shown, in every format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lib/render/fields.hpp"
#include "lib/store/check.hpp"
#include "lib/store/log.hpp"
#include "lib/store/undo.hpp"

namespace qlab::cmd {

render::Fields<store::LogEntry> change_fields();

/// One change with the rows it touched and what builds on it.
render::Fields<store::ChangeDetail> change_detail_fields();

render::Fields<store::Problem> problem_fields();

struct UndoResult {
  std::int64_t change = 0;
  std::optional<std::int64_t> undone_by = std::nullopt;  ///< nothing in a rehearsal
  std::int64_t cancelled = 0;                            ///< with --unsent
  std::int64_t erased_rows = 0;                          ///< of erased people, which stay
  bool dry_run = false;
};

render::Fields<UndoResult> undo_fields();

}  // namespace qlab::cmd

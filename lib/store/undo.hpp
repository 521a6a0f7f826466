// SPDX-License-Identifier: Apache-2.0
// Taking a change back: the inverse of what was recorded, and the rows of a large import deleted,
// in one transaction that is a change itself. Refused where something since builds on it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/store/footprint.hpp"
#include "lib/store/log.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// A table whose rows live on after the change that added them, in a history of their own (the
/// outbox). Its room says whether they may still go.
struct OwnHistory {
  std::string table;
  /// Why the rows with these ids, which the change added, must stay, as a whole sentence's end;
  /// nothing where they may go.
  std::function<std::optional<std::string>(const Store&, const LogEntry&, std::span<const Range>)>
      objection;
  std::string way_out;  ///< the hint where they must stay
};

struct Dependent {
  std::int64_t id = 0;
  std::string command;
};

struct TableCount {
  std::string table;
  RowCounts rows;
};

/// One change, looked at closely.
struct ChangeDetail {
  LogEntry entry;
  std::vector<TableCount> tables;
  std::vector<Dependent> dependents;  ///< newest first: the order to take them back in
  std::optional<std::string> why_not;
  std::string hint;
};

/// A change as the log keeps it. Throws not_found.
LogEntry require_change(const Store& store, std::int64_t id);

/// What a change did, and whether it can be taken back now. Throws not_found.
ChangeDetail look_at(const Store& store, std::int64_t id, std::span<const OwnHistory> histories);

/// Whether what was done stays, or was only a rehearsal.
enum class Keep { yes, no };

/// Takes the change back and returns the number of the change that did it: all or nothing. Rows of
/// people who were erased since stay as the erasure left them. Throws not_found, or refused where
/// it cannot be taken back, naming the later changes that build on it, or the erasure.
std::int64_t undo(Store& store, std::int64_t id, std::span<const OwnHistory> histories, Instant now,
                  Keep keep = Keep::yes);

}  // namespace qlab::store

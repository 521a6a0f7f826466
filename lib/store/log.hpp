// SPDX-License-Identifier: Apache-2.0
// The log of changes as people look at it: who did what when, and whether it can be taken back.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/query_field.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

struct LogEntry {
  std::int64_t id = 0;
  Instant at;
  std::string actor;
  std::string command;
  std::string summary;
  std::string touched;  ///< refs, a space between
  std::string batches;  ///< "table first_id last_id" per line
  std::optional<std::int64_t> undoes;
  std::optional<std::int64_t> undone_by;
  bool erased = false;           ///< everything that was recorded of it
  std::int64_t erased_rows = 0;  ///< of what was recorded: they were about erased people
  std::string final_because;
};

/// Why the change cannot be taken back, whatever came after it; nothing where it may be possible.
std::optional<std::string> obstacle(const LogEntry& entry);

struct LogQuery {
  std::string words = {};                             ///< as each_change() reads them
  std::optional<std::string> touched = std::nullopt;  ///< a ref such as m12
  std::optional<Instant> since = std::nullopt;
  std::optional<std::size_t> limit = std::nullopt;
};

/// The fields that the words of a query may name, for people; each_change() knows what they mean.
QueryFields log_query_fields();

/// Calls take for each change that the query selects, newest first. Words mean AND: actor:anna,
/// command:import (a word of it), touched:m12, -field:... for not, and bare words that stand in the
/// command or the summary. A ref is found in the ranges of a large import too. Throws usage for an
/// unknown field, with the nearest.
void each_change(const Store& store, const LogQuery& query,
                 const std::function<void(const LogEntry&)>& take);

/// Whether nobody has changed anything in it since it was made.
bool is_unused(const Store& store);

std::optional<LogEntry> find_change(const Store& store, std::int64_t id);

/// The newest change of the kind that is taken back: no undo, no event, not taken back already.
std::optional<std::int64_t> last_change(const Store& store);

/// Whether any change since then took another back.
bool any_undone_since(const Store& store, Instant since);

/// One table's rows among those that a large import added: "table first_id last_id" of a line. The
/// ids of a table without ids of its own are those of its first key column.
struct Range {
  std::int64_t first = 0;
  std::int64_t last = 0;
  [[nodiscard]] bool holds(std::int64_t id) const { return first <= id && id <= last; }
};

struct BatchRange {
  std::string table;
  Range ids;
};

std::vector<BatchRange> parse_batches(std::string_view batches);

/// Logs, within the caller's transaction, what cannot be taken back, and why. Touched are refs.
void log_event(Store& store, std::string_view summary, std::string_view touched,
               std::string_view final_because, Instant now);

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
// Rows of member files whose addresses are those of several members: they wait for a person, who
// merges the members or drops the row. They hold personal data, so they can be forgotten.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/import_columns.hpp"
#include "lib/members/import_row.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

struct QueuedRow {
  std::int64_t id = 0;
  std::string source;
  std::int64_t line = 0;
  std::string text;  ///< CSV of our own: a header and the row
  Instant queued_at;
  std::vector<std::string> addresses;    ///< by key
  std::vector<std::int64_t> candidates;  ///< the members who have these addresses now
};

/// The row as CSV with our own names of columns, and only those that are taken.
std::string queued_text(const Columns& columns, std::span<const std::string_view> cells,
                        const Row& row);

/// Keeps a row, within the caller's change; the same text is kept once.
void queue_row(store::Store& store, std::string_view source, std::size_t line,
               std::string_view text, std::span<const Address> addresses, Instant now);

/// All that wait, the oldest first.
std::vector<QueuedRow> queued_rows(const store::Store& store);

/// Drops a row by a person's decision, as one change. Throws not_found where there is none.
void drop_queued(store::Store& store, std::int64_t id, Instant now);

/// Deletes every row that holds one of these addresses, within the caller's change: for erasure.
void forget_queued(store::Store& store, std::span<const std::string> address_keys);

struct Settled {
  std::size_t taken = 0;
  std::vector<QueuedRow> waiting;  ///< still ambiguous, or rejected
};

/// Imports again what waits: rows that are one member's by now are taken and leave the queue. Each
/// row is a change of its own.
Settled settle_queue(store::Store& store, Instant now);

}  // namespace qlab::members

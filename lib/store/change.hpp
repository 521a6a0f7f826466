// SPDX-License-Identifier: Apache-2.0
// One change = one immediate transaction = one row of the log. What was touched is recorded as an
// SQLite changeset, which can be inverted, or, for large imports, as ranges of new ids.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/freeze.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// A bare immediate transaction, for rows that keep their own history (the outbox). Rolls back by
/// going out of scope; never held across the network.
class Transaction {
 public:
  /// Throws refused in a frozen store, by when the command began.
  explicit Transaction(Store& store, WhenFrozen when_frozen = WhenFrozen::refused);
  Transaction(Store& store, WhenFrozen when_frozen, Instant now);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

  /// For lib/store alone, where SQLite is known.
  [[nodiscard]] SQLite::Database& database() { return m_database; }

 private:
  SQLite::Database& m_database;
  bool m_open = true;
};

/// How a change remembers what it did. Both can be undone; changesets grow with the rows (235 bytes
/// each was measured), batches do not.
enum class Recording {
  changeset,  ///< every insert, update and delete
  batch       ///< only what existed before; new rows are named by inserted()
};

class Change {
 public:
  /// Begins. Throws temporary where another process is writing for longer than the busy timeout,
  /// refused in a store that is frozen by then.
  Change(Store& store, Instant now, Recording recording = Recording::changeset,
         WhenFrozen when_frozen = WhenFrozen::refused);
  Change(Store& store, Instant now, WhenFrozen when_frozen)
      : Change(store, now, Recording::changeset, when_frozen) {}
  Change(const Change&) = delete;
  Change& operator=(const Change&) = delete;

  /// Rolls back what was not committed.
  ~Change();

  /// Says for the log what was touched: refs such as "m12", never names or addresses.
  void touch(Letter letter, std::int64_t id);

  /// For batches: turns recording off while rows that never existed before are inserted, and on
  /// again.
  void record(bool existing_rows);

  /// For batches: these ids of the table are new in this change.
  void inserted(std::string_view table, std::int64_t first_id, std::int64_t last_id);

  /// This change adds rows to the table, which has an id, and does nothing else to it: the log
  /// names them by their ids and holds none of their values. Before the first of them is added, and
  /// for a table before those that refer to it.
  void only_adds_to(std::string_view table);

  /// Writes the log row and commits. A change that touched nothing leaves no row.
  void commit(std::string_view summary);

 private:
  struct Recorder;
  struct AddedTo {
    std::string table;
    std::int64_t last_before = 0;  ///< the last id that was there
  };
  void name_added_rows();

  Store& m_store;
  Transaction m_transaction;
  Instant m_now;
  std::unique_ptr<Recorder> m_recorder;
  std::vector<std::string> m_touched;
  std::string m_batches;
  std::vector<AddedTo> m_added_to;
};

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
#include "lib/store/change.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>

#include "lib/core/text.hpp"
#include "lib/store/new_rows.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

/// The tables that SQLite keeps behind a full-text index: made from others, written by nobody else.
std::set<std::string, std::less<>> shadows(sqlite3* database) {
  std::set<std::string, std::less<>> names;
  Statement row(database, "SELECT name FROM pragma_table_list WHERE type = 'shadow'");
  while (row.step()) names.insert(row.text(0));
  return names;
}

}  // namespace

Transaction::Transaction(Store& store, WhenFrozen when_frozen)
    : Transaction(store, when_frozen, store.author().began) {}

Transaction::Transaction(Store& store, WhenFrozen when_frozen, Instant now)
    : m_database(*store.m_database) {
  translated([&] { m_database.exec("BEGIN IMMEDIATE"); });
  if (when_frozen == WhenFrozen::allowed) return;
  try {
    require_unfrozen(store, now);
  } catch (const Error&) {
    // No destructor runs for what was never whole.
    sqlite3_exec(m_database.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    throw;
  }
}

Transaction::~Transaction() {
  if (!m_open) return;
  // A failed ROLLBACK means that SQLite has rolled back by itself (disk full, I/O error).
  sqlite3_exec(m_database.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  translated([&] { m_database.exec("COMMIT"); });
  m_open = false;
}

struct Change::Recorder {
  Recorder(sqlite3* database, const Change& change)
      : added_to(change.m_added_to), hidden(shadows(database)) {
    require_ok(sqlite3session_create(database, "main", &session));
    sqlite3session_table_filter(session, is_recorded, this);
    require_ok(sqlite3session_attach(session, nullptr));
  }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  ~Recorder() { sqlite3session_delete(session); }

  [[nodiscard]] std::string changeset() const {
    int size = 0;
    void* bytes = nullptr;
    require_ok(sqlite3session_changeset(session, &size, &bytes));
    const std::unique_ptr<void, decltype(&sqlite3_free)> owner(bytes, &sqlite3_free);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
  }

  /// The log itself is not part of what a change did.
  static int is_recorded(void* recorder, const char* table) {
    const auto& [session, added_to, hidden] = *static_cast<Recorder*>(recorder);
    const bool is_named = std::ranges::find(added_to, table, &AddedTo::table) != added_to.end();
    return std::strcmp(table, "change_log") != 0 && !hidden.contains(table) && !is_named ? 1 : 0;
  }

  sqlite3_session* session = nullptr;
  const std::vector<AddedTo>& added_to;
  std::set<std::string, std::less<>> hidden;
};

Change::Change(Store& store, Instant now, Recording recording, WhenFrozen when_frozen)
    : m_store(store), m_transaction(store, when_frozen, now), m_now(now) {
  if (recording == Recording::changeset) record(true);
}

// The recorder must go before the transaction rolls back, or it would watch the rollback.
Change::~Change() { m_recorder.reset(); }

void Change::touch(Letter letter, std::int64_t id) { m_touched.push_back(ref(letter, id)); }

void Change::record(bool existing_rows) {
  // Even one that looks away slows every insert down: made when there is something to see.
  if (!m_recorder && existing_rows) {
    m_recorder = std::make_unique<Recorder>(m_store.m_database->getHandle(), *this);
  }
  if (m_recorder) sqlite3session_enable(m_recorder->session, existing_rows ? 1 : 0);
}

void Change::inserted(std::string_view table, std::int64_t first_id, std::int64_t last_id) {
  m_batches += fmt::format("{}{} {} {}", m_batches.empty() ? "" : "\n", table, first_id, last_id);
}

void Change::only_adds_to(std::string_view table) {
  m_added_to.push_back({std::string(table), last_id(m_store, table)});
}

void Change::name_added_rows() {
  for (const auto& [table, before] : m_added_to) {
    const auto last = last_id(m_store, table);
    if (last > before) inserted(table, before + 1, last);
  }
}

void Change::commit(std::string_view summary) {
  name_added_rows();
  const auto changeset = m_recorder ? m_recorder->changeset() : std::string();
  m_recorder.reset();
  if (!changeset.empty() || !m_batches.empty()) {
    auto log = m_store.prepare(
        "INSERT INTO change_log (at, actor, command, summary, touched, changeset, batches)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)");
    log.bind(m_now, m_store.author().actor, m_store.author().command, summary,
             text::join(m_touched, " "));
    log.put_blob(6, changeset);
    log.put(7, m_batches);
    log.run();
  }
  m_transaction.commit();
}

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
#include "lib/store/rollback_journal.hpp"

#include <string>

#include "lib/store/connection.hpp"

namespace qlab::store {
namespace {

/// Needs the store for itself. Nobody is waited for: it is only the faster way.
void switch_to(Store& store, const std::string& mode) {
  store.wait_for_writers(std::chrono::milliseconds(0));
  try {
    store.run("PRAGMA journal_mode = " + mode);
  } catch (const Error&) {
    // Somebody reads, so it stays as it is. What else is wrong, the change will say.
  }
  store.wait_for_writers(usual_wait);
}

}  // namespace

RollbackJournal::RollbackJournal(Store& store) : m_store(store) { switch_to(m_store, "DELETE"); }

RollbackJournal::~RollbackJournal() {
  try {
    switch_to(m_store, "WAL");
  } catch (const Error&) {
    // Out of memory: the command is ending with that error already.
  }
}

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
#include "lib/store/sync_at_end.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/store/connection.hpp"

namespace qlab::store {

// The log is synced before anything of it is written into the store's file, and its pages have
// checksums that chain: https://sqlite.org/pragma.html#pragma_synchronous
SyncAtEnd::SyncAtEnd(Store& store) : m_store(store), m_log(store.path().string() + "-wal") {
  m_store.run("PRAGMA synchronous = NORMAL");
  // The same pages are written by one change after another: into the store's file all the more
  // seldom.
  m_store.run(fmt::format("PRAGMA wal_autocheckpoint = {}", 4 * pages_of_log));
}

SyncAtEnd::~SyncAtEnd() {
  try {
    if (!m_finished) finish();
  } catch (const Error&) {
    // The error that is on its way says more.
  }
}

void SyncAtEnd::begin() const { begin_sync(m_log); }

void SyncAtEnd::finish() {
  m_finished = true;
  m_store.run("PRAGMA synchronous = FULL");
  m_store.run(fmt::format("PRAGMA wal_autocheckpoint = {}", pages_of_log));
  if (std::filesystem::exists(m_log)) sync_file(m_log);
}

}  // namespace qlab::store

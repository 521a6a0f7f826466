// SPDX-License-Identifier: Apache-2.0
// How much SQLite does for a call, so that a test can say that it does not grow with the store.
#pragma once

#include <sqlite3.h>

#include <cstdint>

namespace qlab::test {

/// Counts the steps of all statements that end in stores opened while it lives. One at a time.
class DatabaseWork {
 public:
  DatabaseWork() {
    s_steps = 0;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&DatabaseWork::watch));
  }
  ~DatabaseWork() {
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&DatabaseWork::watch));
  }
  DatabaseWork(const DatabaseWork&) = delete;
  DatabaseWork& operator=(const DatabaseWork&) = delete;

  /// The steps that the call costs.
  template <typename Call>
  [[nodiscard]] std::int64_t of(const Call& call) const {
    const auto before = s_steps;
    call();
    return s_steps - before;
  }

 private:
  static int watch(sqlite3* connection, char** /*error*/, const void* /*api*/) {
    return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, &DatabaseWork::add, nullptr);
  }

  static int add(unsigned /*kind*/, void* /*context*/, void* statement, void* /*nanoseconds*/) {
    s_steps +=
        sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP, true);
    return 0;
  }

  static inline std::int64_t s_steps = 0;
};

}  // namespace qlab::test

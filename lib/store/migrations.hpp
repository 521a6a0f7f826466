// SPDX-License-Identifier: Apache-2.0
// The climb from one schema version to the next: plain SQL files, embedded, each run once.
#pragma once

#include <span>
#include <string_view>

namespace SQLite {
class Database;
}

namespace qlab::store {

/// SQL scripts in order; the script at index i makes version i + 1.
std::span<const std::string_view> released_migrations();

/// The number in the file's header that says it is a qlab store: "qlab" in ASCII.
inline constexpr int application_id = 0x716C6162;

/// Climbs from the present user_version to the newest in one transaction, so that a crash leaves
/// the old schema or the new one. Returns false where the schema was the newest already.
bool climb(SQLite::Database& database, std::span<const std::string_view> migrations);

}  // namespace qlab::store

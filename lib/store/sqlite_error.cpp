// SPDX-License-Identifier: Apache-2.0
#include "lib/store/sqlite_error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "lib/store/statement.hpp"

namespace qlab::store {
namespace {

/// Whether our SQL met a schema that is not ours: a name in it was damaged or changed.
bool is_about_schema(std::string_view message) {
  constexpr std::array<std::string_view, 5> words{
      "no such ", "no column named", "does not match any", "columns but", "foreign key mismatch"};
  return std::any_of(words.begin(), words.end(), [message](std::string_view word) {
    return message.find(word) != std::string_view::npos;
  });
}

}  // namespace

void rethrow(int code, const char* message) {
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      throw ConstraintError(Kind::failed, message);
    case SQLITE_FULL:
      throw Error(Kind::io, "the disk that holds the store is full",
                  "nothing of this command was kept; make room and run it again");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      throw Error(Kind::io, fmt::format("the store cannot be read or written: {}", message),
                  "check the disk's space and the folder's permissions");
    case SQLITE_READONLY:
      throw Error(Kind::io, "the store cannot be written: the file or its folder is read-only");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(Kind::temporary, "another process is writing to the store",
                  "try again when it has finished");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Error(Kind::config, fmt::format("the store is damaged: {}", message),
                  "restore the newest backup; keep the damaged file for examination");
    default:
      if (is_about_schema(message)) {
        throw Error(Kind::config, fmt::format("the store is not as qlab made it: {}", message),
                    "'qlab store check' names what differs");
      }
      throw Error(Kind::failed, fmt::format("the store failed: {}", message));
  }
}

void require_ok(int code) {
  if (code != SQLITE_OK) rethrow(code, sqlite3_errstr(code));
}

}  // namespace qlab::store

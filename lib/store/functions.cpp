// SPDX-License-Identifier: Apache-2.0
#include "lib/store/functions.hpp"

#include <sqlite3.h>

#include <new>
#include <string_view>

#include "lib/core/text.hpp"
#include "lib/core/text_search.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

std::string_view text_of(sqlite3_value* value) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void found_in(sqlite3_context* context, int, sqlite3_value** values) {
  try {
    sqlite3_result_int(context, text::found_in(text_of(values[0]), text_of(values[1])) ? 1 : 0);
  } catch (const std::bad_alloc&) {
    // No exception may pass through SQLite's own frames.
    sqlite3_result_error_nomem(context);
  }
}

void slug(sqlite3_context* context, int, sqlite3_value** values) {
  try {
    const auto made = text::slug(text_of(values[0]));
    sqlite3_result_text64(context, made.data(), made.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

void add(sqlite3* database, const char* name, int arguments,
         void (*function)(sqlite3_context*, int, sqlite3_value**)) {
  constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const int code = sqlite3_create_function_v2(database, name, arguments, flags, nullptr, function,
                                              nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) rethrow(code, sqlite3_errmsg(database));
}

}  // namespace

void add_functions(sqlite3* database) {
  add(database, "found_in", 2, found_in);
  add(database, "slug", 1, slug);
}

}  // namespace qlab::store

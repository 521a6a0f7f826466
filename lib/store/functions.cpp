// SPDX-License-Identifier: Apache-2.0
#include "lib/store/functions.hpp"

#include <sqlite3.h>

#include <new>
#include <string>
#include <string_view>

#include "lib/core/text.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

using Transform = std::string (*)(std::string_view);

template <Transform transform>
void call(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (bytes == nullptr) return sqlite3_result_null(context);
  try {
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    const auto result = transform({bytes, size});
    sqlite3_result_text64(context, result.data(), result.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } catch (const std::bad_alloc&) {
    // No exception may pass through SQLite's own frames.
    sqlite3_result_error_nomem(context);
  }
}

template <Transform transform>
void add(sqlite3* database, const char* name) {
  constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const int code = sqlite3_create_function_v2(database, name, 1, flags, nullptr, call<transform>,
                                              nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) rethrow(code, sqlite3_errmsg(database));
}

}  // namespace

void add_functions(sqlite3* database) {
  add<text::fold_for_search>(database, "folded");
  add<text::slug>(database, "slug");
}

}  // namespace qlab::store

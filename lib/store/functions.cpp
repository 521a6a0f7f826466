// SPDX-License-Identifier: Apache-2.0
#include "lib/store/functions.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string_view>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/core/text_search.hpp"
#include "lib/store/indexed_text.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

std::string_view text_of(sqlite3_value* value) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void give(sqlite3_context* context, std::string_view text) {
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// No exception may pass through SQLite's own frames.
template <class Work>
void answer(sqlite3_context* context, Work work) {
  try {
    work();
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

void found_in(sqlite3_context* context, int, sqlite3_value** values) {
  answer(context, [&] {
    sqlite3_result_int(context, text::found_in(text_of(values[0]), text_of(values[1])) ? 1 : 0);
  });
}

void slug(sqlite3_context* context, int, sqlite3_value** values) {
  answer(context, [&] { give(context, text::slug(text_of(values[0]))); });
}

/// Made when the first of the functions that need it is called: most commands index nothing.
using LazyWords = std::optional<Words>;

Words& words_of(sqlite3_context* context) {
  auto& words = *static_cast<LazyWords*>(sqlite3_user_data(context));
  return words ? *words : words.emplace();
}

void repeated_words(sqlite3_context* context, int, sqlite3_value** values) {
  answer(context, [&] { give(context, repeated_terms(words_of(context), text_of(values[0]))); });
}

void row_in_index(sqlite3_context* context, int, sqlite3_value** values) {
  answer(context, [&] {
    const auto id = sqlite3_value_int64(values[0]);
    if (id < 0 || id > most_indexed_id)
      throw Error(Kind::data, fmt::format("a text with the id {} cannot be indexed", id));
    sqlite3_result_int64(context, index_row(id, words_of(context).count(text_of(values[1]))));
  });
}

void forget_words(void* words) { delete static_cast<LazyWords*>(words); }

void add(sqlite3* database, const char* name, int arguments,
         void (*function)(sqlite3_context*, int, sqlite3_value**),
         std::unique_ptr<LazyWords> words = nullptr) {
  constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  // SQLite calls forget_words also where it refuses the function.
  const int code = sqlite3_create_function_v2(database, name, arguments, flags, words.release(),
                                              function, nullptr, nullptr, forget_words);
  if (code != SQLITE_OK) rethrow(code, sqlite3_errmsg(database));
}

}  // namespace

void add_functions(sqlite3* database) {
  add(database, "found_in", 2, found_in);
  add(database, "slug", 1, slug);
  add(database, "repeated_words", 1, repeated_words, std::make_unique<LazyWords>());
  add(database, "index_row", 2, row_in_index, std::make_unique<LazyWords>());
}

}  // namespace qlab::store

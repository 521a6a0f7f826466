// SPDX-License-Identifier: Apache-2.0
#include "lib/store/words.hpp"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <array>
#include <exception>

#include "lib/core/error.hpp"
#include "lib/store/sqlite_error.hpp"

namespace qlab::store {
namespace {

/// How FTS5 hands out what it is extended by (https://sqlite.org/fts5.html#extending_fts5).
fts5_api* api_of(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr);
  sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  if (api == nullptr) throw Error(Kind::failed, "this SQLite has no FTS5");
  return api;
}

struct Taking {
  const std::function<void(const Word&)>& take;
  std::exception_ptr thrown{};
};

int take_word(void* context, int, const char* folded, int size, int begin, int end) {
  auto& taking = *static_cast<Taking*>(context);
  try {
    taking.take({{folded, static_cast<std::size_t>(size)},
                 static_cast<std::size_t>(begin),
                 static_cast<std::size_t>(end)});
    return SQLITE_OK;
  } catch (...) {
    // No exception may pass through SQLite's own frames.
    taking.thrown = std::current_exception();
    return SQLITE_ABORT;
  }
}

}  // namespace

/// The index's own tokenizer, as comment_text names it. Tokenizers belong to a connection: this one
/// has no file.
struct Words::Tokenizer {
  Tokenizer() {
    std::array<const char*, 2> arguments{"remove_diacritics", "2"};
    auto* api = api_of(database.getHandle());
    void* context = nullptr;
    int code = api->xFindTokenizer(api, "unicode61", &context, &functions);
    if (code == SQLITE_OK)
      code = functions.xCreate(context, arguments.data(), arguments.size(), &instance);
    if (code != SQLITE_OK) rethrow(code, "no words without a tokenizer");
  }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;
  ~Tokenizer() { functions.xDelete(instance); }

  SQLite::Database database{":memory:"};
  fts5_tokenizer functions{};
  Fts5Tokenizer* instance = nullptr;
};

Words::Words() : m_tokenizer(std::make_unique<const Tokenizer>()) {}
Words::~Words() = default;

void Words::each(std::string_view text, const std::function<void(const Word&)>& take) const {
  Taking taking{take};
  const int code =
      m_tokenizer->functions.xTokenize(m_tokenizer->instance, &taking, FTS5_TOKENIZE_DOCUMENT,
                                       text.data(), static_cast<int>(text.size()), take_word);
  if (taking.thrown) std::rethrow_exception(taking.thrown);
  if (code != SQLITE_OK) rethrow(code, "the words of a text cannot be told");
}

std::size_t Words::count(std::string_view text) const {
  std::size_t count = 0;
  each(text, [&](const Word&) { ++count; });
  return count;
}

}  // namespace qlab::store

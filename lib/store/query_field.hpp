// SPDX-License-Identifier: Apache-2.0
// What a field of a query means. Each noun has a table of them about its own tables; from it come
// the SQL, `qlab help queries` and the test of the manual page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/query.hpp"
#include "lib/core/suggestion.hpp"
#include "lib/store/condition.hpp"
#include "lib/store/store.hpp"

namespace qlab::store {

/// How the rows of a meaning are found.
enum class Reach {
  index,  ///< read from an index, no more of them than are meant
  scan    ///< only by looking at every row
};

/// What one value of a field means: rows of facts, each of which belongs to one row of the list.
/// Within the condition, m is a row of the list and f a row of the facts.
struct Meaning {
  std::string_view facts;  ///< the table, "rsvp"; empty: columns of the listed row itself
  std::string_view owner;  ///< whose fact it is, "f.member_id"; empty with facts
  Condition where;
  Reach reach = Reach::index;
  /// The index that has the facts by their owner, where SQLite, which knows no numbers, might take
  /// another one to ask about one owner.
  std::string_view owner_index{};
};

/// Any of these.
using Meanings = std::vector<Meaning>;

/// Whether a value is a word, or KEY=WORD. In 'rsvp:future=yes,maybe' both words are of the key.
enum class Takes { words, assignments };

struct QueryField {
  std::string_view name;   ///< empty: bare words
  std::string_view value;  ///< "WEBINAR=ANSWER", for people
  std::string_view help;   ///< one line
  /// Throws usage or not_found, with the nearest, where the value names nothing there could be.
  /// Null where the list decides by itself, row by row, and selection() is not asked.
  Meanings (*meanings)(const Store& store, std::string_view value);
  Takes takes = Takes::words;
  /// Values that begin so, for completion; nothing where people make up what stands there.
  std::vector<Suggestion> (*suggest)(const Store& store, std::string_view beginning) = nullptr;
};

using QueryFields = std::span<const QueryField>;

/// The names that may stand before a colon.
std::vector<std::string_view> names(QueryFields fields);

/// The condition on "TABLE AS m NOT INDEXED" for rows that all terms hold for; none holds for
/// nobody. Where some term means few rows, only those are looked at. Throws usage for a query of
/// too many values.
Condition selection(const Store& store, std::string_view table, std::span<const Term> terms,
                    QueryFields fields);

}  // namespace qlab::store

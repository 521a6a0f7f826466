// SPDX-License-Identifier: Apache-2.0
#include "lib/store/query_field.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lib/core/error.hpp"

namespace qlab::store {
namespace {

/// SQLite takes 500 SELECTs in one and 1000 levels of an expression.
constexpr std::size_t most_values = 400;

/// Beyond so many rows, counting them to choose where to begin costs more than it saves.
constexpr std::int64_t few = 2000;

/// One word of the query with what its values mean.
struct Meant {
  bool negated = false;
  Meanings any;

  [[nodiscard]] bool can_lead() const {
    return !negated && std::all_of(any.begin(), any.end(), [](const Meaning& meaning) {
      return meaning.reach == Reach::index;
    });
  }
};

/// Puts a key before the words behind it: "w=yes", "maybe" is "w=yes", "w=maybe".
std::vector<std::string> written_out(const QueryField& field, std::vector<std::string> values) {
  if (field.takes == Takes::words) return values;
  std::string key;
  for (auto& value : values) {
    const auto equals = value.find('=');
    if (equals != std::string::npos) {
      key = value.substr(0, equals + 1);
    } else {
      value.insert(0, key);
    }
  }
  return values;
}

Meant meant(const Store& store, const Term& term, QueryFields fields) {
  const auto field = std::find_if(fields.begin(), fields.end(), [&](const QueryField& known) {
    return known.name == term.field;
  });
  Meant word{term.negated, {}};
  if (field == fields.end()) return word;
  for (const auto& value : written_out(*field, term.values)) {
    auto meanings = field->meanings(store, value);
    std::move(meanings.begin(), meanings.end(), std::back_inserter(word.any));
  }
  return word;
}

class Compiler {
 public:
  explicit Compiler(std::string_view table) : m_table(table) {}

  /// SELECT of the ids of all rows meant.
  [[nodiscard]] Condition ids(const Meanings& any) const {
    Condition select;
    for (const auto& meaning : any) {
      select.add(&meaning == any.data() ? "" : " UNION ALL ");
      if (meaning.facts.empty()) {
        select.add(fmt::format("SELECT m.id FROM {} AS m WHERE ", m_table));
      } else {
        select.add(fmt::format("SELECT {} FROM {} AS f WHERE ", meaning.owner, meaning.facts));
      }
      select.add("(").add(meaning.where).add(")");
    }
    return select;
  }

  [[nodiscard]] Condition leads(const Meanings& any) const {
    return Condition("m.id IN (").add(ids(any)).add(")");
  }

  /// The meaning as a test of one row of the list; of its own facts, where few rows are tested.
  [[nodiscard]] Condition test(const Meaning& meaning, bool few_rows) const {
    if (meaning.facts.empty()) return meaning.where;
    if (!few_rows) return leads({meaning});
    const auto index =
        meaning.owner_index.empty() ? "" : fmt::format(" INDEXED BY {}", meaning.owner_index);
    return Condition(fmt::format("EXISTS (SELECT 1 FROM {} AS f{} WHERE {} = m.id AND (",
                                 meaning.facts, index, meaning.owner))
        .add(meaning.where)
        .add("))");
  }

  [[nodiscard]] Condition test(const Meant& word, bool few_rows) const {
    Condition condition(word.negated ? "NOT (" : "(");
    if (word.any.empty()) condition.add("FALSE");
    for (const auto& meaning : word.any) {
      condition.add(&meaning == word.any.data() ? "(" : " OR (");
      condition.add(test(meaning, few_rows)).add(")");
    }
    return condition.add(")");
  }

 private:
  std::string_view m_table;
};

std::int64_t count_up_to_few(const Store& store, const Condition& ids) {
  auto rows = store.prepare(fmt::format("SELECT count(*) FROM ({} LIMIT {})", ids.sql(), few));
  ids.bind(rows);
  rows.step();
  return rows.integer(0);
}

/// The word to begin with: the one that means the fewest rows, as far as they are counted.
const Meant* leader(const Store& store, const std::vector<Meant>& words, const Compiler& compiler) {
  std::vector<const Meant*> candidates;
  for (const auto& word : words) {
    if (word.can_lead()) candidates.push_back(&word);
  }
  if (candidates.size() < 2) return candidates.empty() ? nullptr : candidates.front();
  std::vector<std::int64_t> counts;
  for (const auto* word : candidates)
    counts.push_back(count_up_to_few(store, compiler.ids(word->any)));
  return candidates[static_cast<std::size_t>(std::min_element(counts.begin(), counts.end()) -
                                             counts.begin())];
}

}  // namespace

std::vector<std::string_view> names(QueryFields fields) {
  std::vector<std::string_view> names;
  for (const auto& field : fields) {
    if (!field.name.empty()) names.push_back(field.name);
  }
  return names;
}

Condition selection(const Store& store, std::string_view table, std::span<const Term> terms,
                    QueryFields fields) {
  std::vector<Meant> words;
  std::size_t values = 0;
  for (const auto& term : terms) {
    values += term.values.size();
    if (values > most_values) {
      throw Error(Kind::usage, fmt::format("the query has more than {} values", most_values),
                  "ask in several parts");
    }
    words.push_back(meant(store, term, fields));
  }
  if (words.empty()) return Condition("FALSE");
  const Compiler compiler(table);
  const auto* first = leader(store, words, compiler);
  Condition condition = first != nullptr ? compiler.leads(first->any) : Condition("TRUE");
  for (const auto& word : words) {
    if (&word != first) condition.add(" AND ").add(compiler.test(word, first != nullptr));
  }
  return condition;
}

}  // namespace qlab::store

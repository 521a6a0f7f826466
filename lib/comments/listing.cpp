// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/listing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <variant>
#include <vector>

#include "lib/comments/review.hpp"
#include "lib/comments/seen.hpp"
#include "lib/comments/themes.hpp"
#include "lib/core/address.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/names.hpp"
#include "lib/core/query.hpp"
#include "lib/core/suggestion.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/suggest.hpp"

namespace qlab::comments {
namespace {

constexpr Names<6> states{"pending", "published", "rejected", "spam", "hidden", "withdrawn"};
constexpr Names<4> licences{"with-name", "unnamed", "paraphrase-only", "not-outside"};
constexpr Names<3> causes{"new", "edited", "flagged"};

template <const auto& words>
std::vector<Suggestion> among(const store::Store& /*store*/, std::string_view beginning) {
  return suggest_among(words, beginning);
}

std::vector<Suggestion> suggest_themes(const store::Store& store, std::string_view beginning) {
  std::vector<Suggestion> found;
  auto rows = store.prepare(
      "SELECT code, title FROM comment_theme WHERE substr(code, 1, length(?1)) = ?1"
      " ORDER BY code");
  rows.bind(beginning);
  while (rows.step() && found.size() < most_suggestions)
    found.push_back({rows.text(0), rows.text(1)});
  return found;
}

using store::Takes;
constexpr std::array<store::QueryField, 7> fields{{
    {"state", "STATE",
     "pending, published, rejected, spam, hidden or withdrawn: state:pending,hidden", nullptr,
     Takes::words, among<states>},
    {"scenario", "SCENARIO", "what it is about: scenario:host-led, scenario:s3", nullptr,
     Takes::words, scenarios::suggest},
    {"author", "WHO", "who wrote it: author:m12, an address, or a part of the name", nullptr},
    {"licence", "LICENCE",
     "how it may be quoted outside: with-name, unnamed, paraphrase-only or not-outside", nullptr,
     Takes::words, among<licences>},
    {"theme", "CODE", "a theme that it is coded with: theme:costs", nullptr, Takes::words,
     suggest_themes},
    {"waiting", "CAUSE", "why it waits for a decision: new, edited or flagged", nullptr,
     Takes::words, among<causes>},
    {"", "WORD", "any other word: in the text or the author's name", nullptr},
}};

/// How each field that SQL decides is asked; {} stands for the values.
struct Condition {
  std::string_view field;
  std::string_view sql;
};
constexpr std::array<Condition, 5> conditions{{
    {"state", "c.state IN ({})"},
    {"scenario", "c.scenario_id IN ({})"},
    {"licence", "c.licence IN ({})"},
    {"theme",
     "c.id IN (SELECT k.comment_id FROM comment_theme t JOIN comment_coding k ON k.theme_id = t.id"
     " WHERE t.code IN ({}))"},
    {"waiting",
     "c.id IN (SELECT r.comment_id FROM comment_review r WHERE r.closed_at IS NULL"
     " AND r.cause IN ({}))"},
}};

using Value = std::variant<std::string, std::int64_t>;
using Ids = std::set<std::int64_t>;

bool holds(const Ids& ids, const std::optional<std::int64_t>& id) {
  return id && ids.contains(*id);
}

/// Whom author:... names: some by id, found by address, the others by a part of their name.
struct AuthorTerm {
  bool negated = false;
  Ids members;
  Ids guests;
  std::vector<std::string> names;

  [[nodiscard]] bool includes(const Comment& comment) const {
    if (holds(members, comment.member_id) || holds(guests, comment.guest_id)) return true;
    if (names.empty()) return false;
    const auto name = text::fold_for_search(comment.author);
    return std::any_of(names.begin(), names.end(), [&](const std::string& part) {
      return name.find(part) != std::string::npos;
    });
  }
};

Ids ids(const store::Store& store, const std::string& sql, const std::string& key) {
  auto rows = store.prepare(sql);
  rows.bind(key);
  Ids found;
  while (rows.step()) found.insert(rows.integer(0));
  return found;
}

AuthorTerm author_term(const store::Store& store, const Term& term) {
  AuthorTerm authors;
  authors.negated = term.negated;
  for (const auto& value : term.values) {
    const auto member = value.starts_with('m') ? parse_ref(Letter::member, value) : std::nullopt;
    const auto address = parse_address(value);
    if (member) {
      authors.members.insert(*member);
    } else if (address) {
      authors.members.merge(
          ids(store, "SELECT member_id FROM member_address WHERE key = ?", address->key));
      authors.guests.merge(ids(store, "SELECT id FROM comment_guest WHERE key = ?", address->key));
    } else {
      authors.names.push_back(text::fold_for_search(value));
    }
  }
  return authors;
}

/// What SQL decides, and what is decided row by row.
struct Selection {
  std::string where;
  std::vector<Value> values;
  std::vector<AuthorTerm> authors;
  std::vector<Term> words;
};

/// "with-name" for "with name": a value has no spaces.
std::string licence_of(const std::string& written) {
  for (const auto licence : {Licence::with_name, Licence::unnamed, Licence::paraphrase_only}) {
    if (text::slug(name(licence)) == written) return std::string(name(licence));
  }
  return std::string(
      name(written == "not-outside" ? Licence::not_outside : require_licence(written)));
}

std::string cause_of(const std::string& written) {
  if (!named<Cause>(causes, written)) throw not_one_of(causes, written, "a cause of waiting");
  return written;
}

Value value_of(const store::Store& store, const std::string& field, const std::string& written) {
  if (field == "scenario") return scenarios::require(store, written).id;
  if (field == "licence") return licence_of(written);
  if (field == "theme") return require_theme(store, written).code;
  if (field == "waiting") return cause_of(written);
  return std::string(name(require_state(written)));
}

void add_condition(const store::Store& store, Selection& chosen, const Term& term) {
  const std::vector<std::string_view> places(term.values.size(), "?");
  const auto condition = std::ranges::find(conditions, term.field, &Condition::field);
  chosen.where +=
      fmt::format("{} {}({})", chosen.where.empty() ? "WHERE" : " AND", term.negated ? "NOT " : "",
                  fmt::format(fmt::runtime(condition->sql), fmt::join(places, ", ")));
  for (const auto& value : term.values) chosen.values.push_back(value_of(store, term.field, value));
}

Selection selection(const store::Store& store, std::string_view query) {
  Selection chosen;
  for (auto& term : parse_query(query, store::names(fields))) {
    if (term.field == "author") {
      chosen.authors.push_back(author_term(store, term));
    } else if (!term.field.empty()) {
      add_condition(store, chosen, term);
    } else {
      term.values.front() = text::fold_for_search(term.values.front());
      chosen.words.push_back(std::move(term));
    }
  }
  return chosen;
}

bool matches(const Comment& comment, const Selection& chosen) {
  const bool by_them = std::all_of(
      chosen.authors.begin(), chosen.authors.end(),
      [&](const AuthorTerm& authors) { return authors.includes(comment) != authors.negated; });
  if (!by_them || chosen.words.empty()) return by_them;
  const auto searched = text::fold_for_search(comment.author + '\n' + comment.body);
  return std::all_of(chosen.words.begin(), chosen.words.end(), [&](const Term& word) {
    return (searched.find(word.values.front()) != std::string::npos) != word.negated;
  });
}

}  // namespace

void list(const store::Store& store, std::optional<std::string_view> query,
          const std::function<void(const Comment&)>& take, Extent extent) {
  if (query && text::trim(*query).empty()) return;
  auto chosen = selection(store, query.value_or(""));
  if (extent == Extent::published) {
    chosen.where += fmt::format("{} c.state = 'published' AND NOT {}",
                                chosen.where.empty() ? "WHERE" : " AND", under_hidden);
  }
  auto rows = store.prepare(select_comments(chosen.where + " ORDER BY c.id"));
  int index = 0;
  for (const auto& value : chosen.values)
    std::visit([&](const auto& bound) { rows.put(++index, bound); }, value);
  while (rows.step()) {
    const auto comment = read(rows);
    if (matches(comment, chosen)) take(comment);
  }
}

store::QueryFields query_fields() { return fields; }

bool names_state(std::string_view query) {
  const auto terms = parse_query(query, store::names(fields));
  return std::ranges::any_of(terms, [](const Term& term) { return term.field == "state"; });
}

}  // namespace qlab::comments

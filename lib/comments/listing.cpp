// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/listing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <variant>
#include <vector>

#include "lib/core/address.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/query.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::comments {
namespace {

constexpr std::array<std::string_view, 3> fields{"state", "scenario", "author"};

using Value = std::variant<std::string, std::int64_t>;
using Ids = std::set<std::int64_t>;

bool holds(const Ids& ids, const std::optional<std::int64_t>& id) {
  return id && ids.count(*id) > 0;
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

Value value_of(const store::Store& store, const std::string& field, const std::string& written) {
  if (field == "scenario") return scenarios::require(store, written).id;
  return std::string(name(require_state(written)));
}

void add_condition(const store::Store& store, Selection& chosen, const Term& term) {
  const std::vector<std::string_view> places(term.values.size(), "?");
  chosen.where += fmt::format("{} c.{} {} ({})", chosen.where.empty() ? "WHERE" : " AND",
                              term.field == "scenario" ? "scenario_id" : "state",
                              term.negated ? "NOT IN" : "IN", fmt::join(places, ", "));
  for (const auto& value : term.values) chosen.values.push_back(value_of(store, term.field, value));
}

Selection selection(const store::Store& store, std::string_view query) {
  Selection chosen;
  for (auto& term : parse_query(query, fields)) {
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
          const std::function<void(const Comment&)>& take) {
  if (query && text::trim(*query).empty()) return;
  const auto chosen = selection(store, query.value_or(""));
  auto rows = store.prepare(select_comments(chosen.where + " ORDER BY c.id"));
  int index = 0;
  for (const auto& value : chosen.values)
    std::visit([&](const auto& bound) { rows.put(++index, bound); }, value);
  while (rows.step()) {
    const auto comment = read(rows);
    if (matches(comment, chosen)) take(comment);
  }
}

}  // namespace qlab::comments

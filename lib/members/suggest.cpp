// SPDX-License-Identifier: Apache-2.0
#include "lib/members/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/core/text_search.hpp"
#include "lib/members/signature.hpp"

namespace qlab::members {
namespace {

using Suggestions = std::vector<Suggestion>;

constexpr std::size_t shortest_name = 2;
constexpr std::int64_t largest_id = 100'000'000'000'000'000;

bool is_full(const Suggestions& found) { return found.size() >= most_suggestions; }

std::int64_t room(const Suggestions& found) {
  return static_cast<std::int64_t>(most_suggestions - found.size());
}

void take_ids(store::Statement row, Suggestions& found) {
  while (row.step()) found.push_back({ref(Letter::member, row.integer(0)), row.text(1)});
}

/// Ids that begin with these digits: 12, then 120 to 129, then 1200 to 1299, and so on.
void add_ids(const store::Store& store, std::int64_t digits, Suggestions& found) {
  const auto newest = store.first("SELECT max(id) FROM member")->integer(0);
  std::int64_t width = 1;
  for (auto from = digits; from <= std::min(newest, largest_id) && !is_full(found);
       from *= 10, width *= 10) {
    auto row = store.prepare(
        "SELECT id, name FROM member WHERE id >= ? AND id < ? AND erased_at IS NULL"
        " ORDER BY id LIMIT ?");
    row.bind(from, from + width, room(found));
    take_ids(std::move(row), found);
  }
}

void add_first_members(const store::Store& store, Suggestions& found) {
  auto row =
      store.prepare("SELECT id, name FROM member WHERE erased_at IS NULL ORDER BY id LIMIT ?");
  row.bind(room(found));
  take_ids(std::move(row), found);
}

void add_addresses(const store::Store& store, std::string_view word, Suggestions& found) {
  auto row = store.prepare(
      "SELECT a.address, m.id, m.name FROM member_address AS a JOIN member AS m"
      " ON m.id = a.member_id AND m.erased_at IS NULL"
      " WHERE a.key >= ?1 AND a.key < ?1 || char(1114111) ORDER BY a.key LIMIT ?2");
  row.bind(text::fold(word), room(found));
  while (row.step()) {
    found.push_back(
        {row.text(0), fmt::format("{} ({})", row.view(2), ref(Letter::member, row.integer(1)))});
  }
}

constexpr auto named_in_blocks =
    "SELECT m.id, m.name, coalesce((SELECT address FROM member_address"
    " WHERE member_id = m.id AND position = 0), '') FROM json_each(?1) AS b CROSS JOIN member AS m"
    " WHERE m.id >= b.value * ?4 AND m.id < (b.value + 1) * ?4 AND found_in(m.name, ?2)"
    " AND m.erased_at IS NULL LIMIT ?3";

/// Of a word that is common so many are found soon that the rest need not be looked at.
constexpr auto named_among_first =
    "SELECT m.id, m.name, coalesce((SELECT address FROM member_address"
    " WHERE member_id = m.id AND position = 0), '') FROM member AS m"
    " WHERE m.id <= 20000 AND found_in(m.name, ?1) AND m.erased_at IS NULL LIMIT ?2";

void add_names(const store::Store& store, std::string_view word, Suggestions& found) {
  const std::array words{text::fold_for_search(word)};
  const auto blocks = blocks_with(store, words);
  auto row = store.prepare(blocks ? named_in_blocks : named_among_first);
  if (blocks) {
    row.bind(*blocks, words.front(), room(found), members_per_block);
  } else {
    row.bind(words.front(), room(found));
  }
  while (row.step()) {
    const auto name = ref(Letter::member, row.integer(0));
    const auto address = row.text(2);
    const auto known = [&](const Suggestion& each) { return each.word == address; };
    if (std::any_of(found.begin(), found.end(), known)) continue;
    found.push_back({address.empty() ? name : address, fmt::format("{} ({})", row.view(1), name)});
  }
}

/// m12 or 12, as digits; nothing where it begins no id.
std::optional<std::int64_t> digits_of(std::string_view word) {
  if (word.starts_with('m')) word.remove_prefix(1);
  return word.empty() || word.front() == '0' ? std::nullopt : parse_ref(Letter::member, word);
}

}  // namespace

Suggestions suggest(const store::Store& store, std::string_view word) {
  Suggestions found;
  if (word.empty() || word == "m") add_first_members(store, found);
  if (const auto digits = digits_of(word)) add_ids(store, *digits, found);
  if (!word.empty() && !is_full(found)) add_addresses(store, word, found);
  const bool may_be_name =
      word.size() >= shortest_name && !digits_of(word) && word.find('@') == std::string_view::npos;
  if (may_be_name && !is_full(found)) add_names(store, word, found);
  return found;
}

Suggestions suggest_tags(const store::Store& store, std::string_view word) {
  auto row = store.prepare(
      "SELECT name FROM tag WHERE name >= ?1 AND name < ?1 || char(1114111) ORDER BY name LIMIT "
      "?2");
  row.bind(word, static_cast<std::int64_t>(most_suggestions));
  Suggestions found;
  while (row.step()) found.push_back({row.text(0), {}});
  return found;
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/scenario.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/names.hpp"
#include "lib/core/one_line.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/opening.hpp"
#include "lib/scenarios/slug.hpp"
#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_body = std::size_t{1} << 20;

constexpr Names<5> state_names{"draft", "open", "closed", "chosen", "set aside"};

constexpr auto select_scenario =
    "SELECT id, slug, title, position, state, version, material_version, opened_at, closed_at,"
    " created_at FROM scenario ";

Scenario read(const store::Statement& row) {
  return {.id = row.integer(0),
          .slug = row.text(1),
          .title = row.text(2),
          .position = row.integer(3),
          .state = named<State>(state_names, row.view(4)).value(),
          .version = row.integer(5),
          .material_version = row.integer(6),
          .opened_at = row.maybe_instant(7),
          .closed_at = row.maybe_instant(8),
          .created_at = row.instant(9)};
}

std::optional<Scenario> find_where(const store::Store& store, const char* where, const auto& key) {
  const auto row = store.first(select_scenario + std::string(where), key);
  if (!row) return {};
  return read(*row);
}

Draft checked(const Draft& given) {
  require_slug(given.slug);
  check_body(given.body);
  return {given.slug, checked_title(given.title), given.body};
}

void require_free(const store::Store& store, const std::string& slug) {
  if (const auto taken = find_where(store, "WHERE slug = ?", slug)) {
    throw Error(Kind::refused,
                fmt::format("there is a scenario '{}' already ({})", slug,
                            ref(Letter::scenario, taken->id)),
                "choose another slug; nothing was changed");
  }
}

}  // namespace

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }

std::string checked_title(std::string_view given) {
  const auto title = text::trim(given);
  if (title.empty()) throw Error(Kind::usage, "a scenario needs a title");
  if (title.size() > longest_title)
    throw Error(Kind::usage, fmt::format("the title is longer than {} bytes", longest_title));
  if (!text::is_utf8(title)) throw Error(Kind::usage, "the title is not UTF-8");
  if (!text::is_one_line(title, longest_title)) {
    throw Error(Kind::usage, "the title holds a line break or another control character",
                "write it in one line, without tabs");
  }
  return std::string(title);
}

void check_body(std::string_view body) {
  if (text::trim(body).empty()) throw Error(Kind::data, "the scenario's text is empty");
  if (body.size() > longest_body)
    throw Error(Kind::data, fmt::format("the scenario's text is over {} bytes", longest_body));
  if (!text::is_utf8(body)) throw Error(Kind::data, "the scenario's text is not UTF-8");
}

Scenario insert(store::Store& store, const Draft& given, Instant now) {
  const auto draft = checked(given);
  require_free(store, draft.slug);
  store.run(
      "INSERT INTO scenario (slug, title, position, created_at)"
      " VALUES (?1, ?2, (SELECT COALESCE(MAX(position), 0) + 1 FROM scenario), ?3)",
      draft.slug, draft.title, now);
  const auto id = store.last_id();
  store.run(
      "INSERT INTO scenario_version (scenario_id, version, title, body, at, actor)"
      " VALUES (?, 1, ?, ?, ?, ?)",
      id, draft.title, draft.body, now, store.author().actor);
  return find_where(store, "WHERE id = ?", id).value();
}

Scenario add(store::Store& store, const Draft& draft, Opening opening, Instant now,
             members::Basis basis) {
  store::Change change(store, now);
  auto added = insert(store, draft, now);
  if (opening == Opening::now) added = set_open(store, added, basis, now);
  change.touch(Letter::scenario, added.id);
  change.commit(fmt::format("added {}", ref(Letter::scenario, added.id)));
  return added;
}

std::vector<Scenario> list(const store::Store& store) {
  auto rows = store.prepare(std::string(select_scenario) + "ORDER BY position, id");
  std::vector<Scenario> scenarios;
  while (rows.step()) scenarios.push_back(read(rows));
  return scenarios;
}

std::optional<Scenario> find(const store::Store& store, std::string_view word) {
  // No slug reads as an id, so a word means one or the other.
  if (const auto id = parse_ref(Letter::scenario, word))
    return find_where(store, "WHERE id = ?", *id);
  return find_where(store, "WHERE slug = ?", word);
}

Scenario require(const store::Store& store, std::string_view word) {
  if (auto scenario = find(store, word)) return *scenario;
  const auto scenarios = list(store);
  std::vector<std::string_view> slugs;
  for (const auto& each : scenarios) slugs.push_back(each.slug);
  auto hint = text::did_you_mean(word, slugs);
  if (hint.empty()) hint = "'qlab scenarios list' shows what there is";
  throw Error(Kind::not_found, fmt::format("no scenario matches '{}'", text::terminal_safe(word)),
              hint);
}

std::string body(const store::Store& store, const Scenario& scenario) {
  const auto row =
      store.first("SELECT body FROM scenario_version WHERE scenario_id = ? AND version = ?",
                  scenario.id, scenario.version);
  return row ? row->text(0) : std::string();
}

}  // namespace qlab::scenarios

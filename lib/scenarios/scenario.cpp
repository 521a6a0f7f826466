// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/scenario.hpp"

#include <fmt/format.h>

#include <map>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/names.hpp"
#include "lib/core/text.hpp"
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
  Draft draft{given.slug, std::string(text::trim(given.title)), given.body};
  if (draft.title.empty()) throw Error(Kind::usage, "a scenario needs a title");
  if (draft.title.size() > longest_title)
    throw Error(Kind::usage, fmt::format("the title is longer than {} bytes", longest_title));
  if (!text::is_utf8(draft.title)) throw Error(Kind::usage, "the title is not UTF-8");
  if (text::trim(draft.body).empty()) throw Error(Kind::data, "the scenario's text is empty");
  if (draft.body.size() > longest_body)
    throw Error(Kind::data, fmt::format("the scenario's text is over {} bytes", longest_body));
  if (!text::is_utf8(draft.body)) throw Error(Kind::data, "the scenario's text is not UTF-8");
  return draft;
}

void require_free(const store::Store& store, const std::string& slug) {
  if (const auto taken = find_where(store, "WHERE slug = ?", slug)) {
    throw Error(Kind::refused,
                fmt::format("there is a scenario '{}' already ({})", slug,
                            ref(Letter::scenario, taken->id)),
                "choose another slug; nothing was changed");
  }
}

Transition open_one(store::Store& store, const Scenario& scenario, store::Change& change,
                    Instant now) {
  Transition transition{scenario, scenario.state, {}};
  if (scenario.state == State::open) return transition;
  if (scenario.state != State::draft) {
    transition.refused = fmt::format("it is {} and does not open again", name(scenario.state));
    return transition;
  }
  store.run("UPDATE scenario SET state = 'open', opened_at = ? WHERE id = ?", now, scenario.id);
  change.touch(Letter::scenario, scenario.id);
  transition.scenario.state = State::open;
  transition.scenario.opened_at = now;
  return transition;
}

}  // namespace

std::string_view name(State state) { return state_names.at(static_cast<std::size_t>(state)); }

Scenario add(store::Store& store, const Draft& given, Opening opening, Instant now) {
  const auto draft = checked(given);
  const bool open = opening == Opening::now;
  store::Change change(store, now);
  require_free(store, draft.slug);
  store.run(
      "INSERT INTO scenario (slug, title, position, state, opened_at, created_at)"
      " VALUES (?1, ?2, (SELECT COALESCE(MAX(position), 0) + 1 FROM scenario), ?3, ?4, ?5)",
      draft.slug, draft.title, name(open ? State::open : State::draft),
      open ? std::optional(now) : std::nullopt, now);
  const auto id = store.last_id();
  store.run(
      "INSERT INTO scenario_version (scenario_id, version, body, at, actor) VALUES (?, 1, ?, ?, ?)",
      id, draft.body, now, store.author().actor);
  change.touch(Letter::scenario, id);
  change.commit(fmt::format("added {}", ref(Letter::scenario, id)));
  return find_where(store, "WHERE id = ?", id).value();
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

std::vector<Transition> open(store::Store& store, std::span<const std::string> words, Instant now) {
  store::Change change(store, now);
  // By id: one that is named twice, as s3 and by its slug, opens once.
  std::map<std::int64_t, Scenario> named;
  for (const auto& word : words) {
    auto scenario = require(store, word);
    named.emplace(scenario.id, std::move(scenario));
  }
  std::vector<Transition> transitions;
  for (const auto& [id, scenario] : named)
    transitions.push_back(open_one(store, scenario, change, now));
  change.commit("opened scenarios");
  return transitions;
}

}  // namespace qlab::scenarios

// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/edit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::int64_t highest_position = 1'000'000;

void require_version(const Scenario& scenario, const Edit& wanted) {
  if (!wanted.if_version || *wanted.if_version == scenario.version) return;
  throw Error(
      Kind::refused,
      fmt::format("scenario '{}' is at version {}, not {}", scenario.slug, scenario.version,
                  *wanted.if_version),
      fmt::format("somebody changed it; see 'qlab scenarios view {} --history'", scenario.slug));
}

/// Drafts have no answers that could become stale.
Weight weight_of(const Scenario& scenario, const Edit& wanted, bool words) {
  if (scenario.state == State::draft) return Weight::minor;
  if (scenario.state != State::open) {
    if (wanted.weight != Weight::material && !words) return Weight::minor;
    if (wanted.weight == Weight::minor) return Weight::minor;
    throw Error(Kind::refused,
                fmt::format("scenario '{}' is {}: nobody could answer what is new", scenario.slug,
                            name(scenario.state)),
                "a correction that changes no meaning is --minor");
  }
  if (!wanted.weight && words) {
    throw Error(Kind::usage, fmt::format("'{}' is open, and its words change", scenario.slug),
                "say --material where answers must be given again, else --minor");
  }
  return wanted.weight.value_or(Weight::minor);
}

std::int64_t present_answers(const store::Store& store, const Scenario& scenario) {
  return store
      .first(
          "SELECT coalesce(sum(members), 0) FROM stance_number WHERE scenario_id = ?"
          " AND version >= ?",
          scenario.id, scenario.material_version)
      ->integer(0);
}

/// A version that says something else.
void write_version(store::Store& store, Edited& done, const std::string& body, Weight weight,
                   Instant now) {
  auto& after = done.after;
  ++after.version;
  if (weight == Weight::material) {
    done.stale = present_answers(store, done.before);
    after.material_version = after.version;
  }
  store.run("UPDATE scenario SET title = ?2, version = ?3, material_version = ?4 WHERE id = ?1",
            after.id, after.title, after.version, after.material_version);
  store.run(
      "INSERT INTO scenario_version (scenario_id, version, title, body, material, at, actor)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      after.id, after.version, after.title, body, weight == Weight::material, now,
      store.author().actor);
}

void write_position(store::Store& store, Edited& done, std::int64_t position) {
  auto order = list(store);
  std::erase_if(order, [&](const Scenario& each) { return each.id == done.after.id; });
  const auto place = std::min<std::int64_t>(position - 1, static_cast<std::int64_t>(order.size()));
  order.insert(order.begin() + place, done.after);
  for (const auto& each : renumber(store, std::move(order))) {
    if (each.id == done.after.id) done.after.position = each.position;
  }
  if (done.after.position != done.before.position) done.changed.emplace_back("position");
}

}  // namespace

bool words_differ(std::string_view before, std::string_view after) {
  return text::slug(before) != text::slug(after);
}

std::vector<Scenario> renumber(store::Store& store, std::vector<Scenario> order) {
  std::int64_t number = 0;
  for (auto& each : order) {
    ++number;
    if (each.position == number) continue;
    each.position = number;
    store.run("UPDATE scenario SET position = ? WHERE id = ?", number, each.id);
  }
  return order;
}

Edited apply_edit(store::Store& store, const Scenario& scenario, const Edit& wanted, Instant now) {
  if (wanted.body) check_body(*wanted.body);
  if (wanted.position && (*wanted.position < 1 || *wanted.position > highest_position))
    throw Error(Kind::usage, fmt::format("'{}' is no place in the order", *wanted.position),
                "the first is 1");
  const auto present = require(store, ref(Letter::scenario, scenario.id));
  require_version(present, wanted);
  Edited done{present, present, {}, 0};
  const auto old_body = body(store, present);
  const auto new_body = wanted.body.value_or(old_body);
  if (wanted.title) done.after.title = checked_title(*wanted.title);
  if (done.after.title != present.title) done.changed.emplace_back("title");
  if (new_body != old_body) done.changed.emplace_back("text");
  if (!done.changed.empty()) {
    const bool words =
        words_differ(present.title, done.after.title) || words_differ(old_body, new_body);
    write_version(store, done, new_body, weight_of(present, wanted, words), now);
  }
  if (wanted.position) write_position(store, done, *wanted.position);
  return done;
}

Edited edit(store::Store& store, const Scenario& scenario, const Edit& wanted, Instant now) {
  store::Change change(store, now);
  auto done = apply_edit(store, scenario, wanted, now);
  change.touch(Letter::scenario, scenario.id);
  change.commit(fmt::format("changed the {} of a scenario", fmt::join(done.changed, ", ")));
  return done;
}

}  // namespace qlab::scenarios

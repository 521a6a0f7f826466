// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/stance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/names.hpp"
#include "lib/core/text.hpp"
#include "lib/core/viability.hpp"

namespace qlab::scenarios {
namespace {

// Rules of viability speak of the same axes and offers.
constexpr Names<3> axis_names = viability_axes;
constexpr Names<5> offer_names = viability_offers;
constexpr Names<3> answer_names{"yes", "conditional", "no"};
constexpr Names<3> source_names{"staff", "import", "member"};

constexpr auto select_stance =
    "SELECT axis, answer, condition, reason, horizon, offers, version, late, source, at, on_behalf,"
    " confirmed, actor, superseded_at FROM stance WHERE scenario_id = ? AND member_id = ? ";

Stance read(const store::Statement& row, const Scenario& scenario) {
  Stance stance{.axis = parse_axis(row.view(0)).value(),
                .answer = parse_answer(row.view(1)).value(),
                .condition = row.text(2),
                .reason = row.text(3),
                .horizon = row.text(4),
                .offers = {},
                .version = row.integer(6),
                .stale = row.integer(6) < scenario.material_version,
                .late = row.integer(7) != 0,
                .on_behalf = row.integer(10) != 0,
                .confirmed = row.integer(11) != 0,
                .source = named<Source>(source_names, row.view(8)).value(),
                .actor = row.text(12),
                .at = row.instant(9),
                .superseded_at = row.maybe_instant(13)};
  for (const auto word : text::split(row.view(5), ' ')) {
    if (const auto offer = parse_offer(word)) stance.offers.push_back(*offer);
  }
  return stance;
}

std::vector<Stance> read_all(store::Statement& rows, const Scenario& scenario) {
  std::vector<Stance> stances;
  while (rows.step()) stances.push_back(read(rows, scenario));
  std::stable_sort(stances.begin(), stances.end(),
                   [](const Stance& a, const Stance& b) { return a.axis < b.axis; });
  return stances;
}

}  // namespace

std::string_view name(Axis axis) { return axis_names.at(static_cast<std::size_t>(axis)); }
std::string_view name(Answer answer) { return answer_names.at(static_cast<std::size_t>(answer)); }
std::string_view name(Offer offer) { return offer_names.at(static_cast<std::size_t>(offer)); }
std::string_view name(Source source) { return source_names.at(static_cast<std::size_t>(source)); }

std::optional<Axis> parse_axis(std::string_view name) { return named<Axis>(axis_names, name); }
std::optional<Answer> parse_answer(std::string_view name) {
  return named<Answer>(answer_names, name);
}
std::optional<Offer> parse_offer(std::string_view name) { return named<Offer>(offer_names, name); }

Answer require_answer(std::string_view word) {
  return require_named<Answer>(answer_names, word, "an answer");
}

Offer require_offer(std::string_view word) {
  return require_named<Offer>(offer_names, word, "an offer");
}

std::string joined(const std::vector<Offer>& offers) {
  std::vector<std::string> words;
  for (const auto offer : offers) words.emplace_back(name(offer));
  return text::join(words, " ");
}

bool says_the_same(const Stance& a, const Stance& b) {
  return a.answer == b.answer && a.condition == b.condition && a.reason == b.reason &&
         a.horizon == b.horizon && a.offers == b.offers && a.version == b.version &&
         a.source == b.source && a.on_behalf == b.on_behalf;
}

std::vector<Stance> stances(const store::Store& store, const Scenario& scenario,
                            std::int64_t member_id) {
  auto rows = store.prepare(std::string(select_stance) + "AND superseded_at IS NULL");
  rows.bind(scenario.id, member_id);
  return read_all(rows, scenario);
}

std::vector<Stance> history(const store::Store& store, const Scenario& scenario,
                            std::int64_t member_id) {
  auto rows = store.prepare(std::string(select_stance) + "ORDER BY id");
  rows.bind(scenario.id, member_id);
  return read_all(rows, scenario);
}

void write(store::Store& store, std::int64_t scenario_id, std::int64_t member_id,
           const Stance& stance) {
  store.run(
      "UPDATE stance SET superseded_at = ? WHERE scenario_id = ? AND member_id = ? AND axis = ?"
      " AND superseded_at IS NULL",
      stance.at, scenario_id, member_id, name(stance.axis));
  store.run(
      "INSERT INTO stance (scenario_id, member_id, axis, answer, condition, reason, horizon,"
      " offers, version, late, source, actor, at, on_behalf, confirmed)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      scenario_id, member_id, name(stance.axis), name(stance.answer), stance.condition,
      stance.reason, stance.horizon, joined(stance.offers), stance.version, stance.late,
      name(stance.source), store.author().actor, stance.at, stance.on_behalf, stance.confirmed);
}

}  // namespace qlab::scenarios

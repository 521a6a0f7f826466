// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/stance.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/names.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/electorate.hpp"
#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::size_t longest_note = 4000;

constexpr Names<3> axis_names{"want", "value", "support"};
constexpr Names<3> answer_names{"yes", "conditional", "no"};
constexpr Names<5> offer_names{"host", "facilitate", "organise", "fund", "admin"};
constexpr Names<3> source_names{"staff", "import", "member"};

std::string note(std::string_view text, std::string_view what) {
  const auto trimmed = text::trim(text);
  if (!text::is_utf8(trimmed)) throw Error(Kind::usage, fmt::format("the {} is not UTF-8", what));
  if (trimmed.size() > longest_note)
    throw Error(Kind::usage, fmt::format("the {} is longer than {} bytes", what, longest_note));
  return std::string(trimmed);
}

std::string horizon(std::string_view word) {
  const bool is_day = word.size() == 10 && parse_rfc3339(std::string(word) + "T00:00:00Z");
  if (word.empty() || word == "lasting" || is_day) return std::string(word);
  throw Error(Kind::usage, fmt::format("'{}' is not a horizon", text::terminal_safe(word)),
              "use 'lasting', or a day such as 2027-12-31");
}

/// The answers as rows to be, each with what goes with it.
std::vector<Stance> given(const Response& response) {
  std::vector<Stance> stances;
  const auto add = [&](Axis axis, const std::optional<Answer>& answer) {
    if (!answer) return;
    auto& stance = stances.emplace_back();
    stance.axis = axis;
    stance.answer = *answer;
    stance.reason = note(response.reason, "reason");
    if (*answer == Answer::conditional) stance.condition = note(response.condition, "condition");
    if (*answer != Answer::no) stance.horizon = horizon(response.horizon);
    if (axis == Axis::support) stance.offers = response.offers;
  };
  add(Axis::want, response.want);
  add(Axis::value, response.value);
  add(Axis::support, response.support);
  for (auto& stance : stances) {
    std::sort(stance.offers.begin(), stance.offers.end());
    stance.offers.erase(std::unique(stance.offers.begin(), stance.offers.end()),
                        stance.offers.end());
  }
  return stances;
}

/// Nothing that was said may be dropped in silence.
void require_something_to_go_with(const Response& response, const std::vector<Stance>& stances) {
  if (stances.empty())
    throw Error(Kind::usage, "no answer is given", "give --want, --value or --support");
  const auto any = [&](auto test) { return std::any_of(stances.begin(), stances.end(), test); };
  if (!response.condition.empty() &&
      !any([](const Stance& s) { return s.answer == Answer::conditional; }))
    throw Error(Kind::usage, "a condition goes with a conditional answer, and none is given");
  if (!response.horizon.empty() && !any([](const Stance& s) { return s.answer != Answer::no; }))
    throw Error(Kind::usage, "a horizon goes with yes or conditional, and every answer is no");
  if (!response.offers.empty() && (!response.support || response.support == Answer::no))
    throw Error(Kind::usage, "an offer goes with support that is yes or conditional");
}

std::string joined(const std::vector<Offer>& offers) {
  std::vector<std::string> words;
  for (const auto offer : offers) words.emplace_back(name(offer));
  return text::join(words, " ");
}

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
                .source = named<Source>(source_names, row.view(8)).value(),
                .at = row.instant(9)};
  for (const auto word : text::split(row.view(5), ' ')) {
    if (const auto offer = parse_offer(word)) stance.offers.push_back(*offer);
  }
  return stance;
}

bool says_the_same(const Stance& a, const Stance& b) {
  return a.answer == b.answer && a.condition == b.condition && a.reason == b.reason &&
         a.horizon == b.horizon && a.offers == b.offers && a.version == b.version &&
         a.source == b.source;
}

void supersede(store::Store& store, const Scenario& scenario, std::int64_t member_id,
               const Stance& stance) {
  store.run(
      "UPDATE stance SET superseded_at = ? WHERE scenario_id = ? AND member_id = ? AND axis = ?"
      " AND superseded_at IS NULL",
      stance.at, scenario.id, member_id, name(stance.axis));
  store.run(
      "INSERT INTO stance (scenario_id, member_id, axis, answer, condition, reason, horizon, "
      "offers,"
      " version, late, source, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      scenario.id, member_id, name(stance.axis), name(stance.answer), stance.condition,
      stance.reason, stance.horizon, joined(stance.offers), stance.version, stance.late,
      name(stance.source), store.author().actor, stance.at);
}

/// The state may have changed since the scenario was read: decided inside the transaction.
Scenario require_open(const store::Store& store, const Scenario& scenario) {
  auto present = require(store, ref(Letter::scenario, scenario.id));
  if (present.state == State::open) return present;
  throw Error(
      Kind::refused,
      fmt::format("scenario '{}' is {} and takes no answers", present.slug, name(present.state)),
      present.state == State::draft
          ? fmt::format("open it with 'qlab scenarios open {}'", present.slug)
          : std::string());
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

std::vector<Stance> stances(const store::Store& store, const Scenario& scenario,
                            std::int64_t member_id) {
  auto rows = store.prepare(
      "SELECT axis, answer, condition, reason, horizon, offers, version, late, source, at"
      " FROM stance WHERE scenario_id = ? AND member_id = ? AND superseded_at IS NULL");
  rows.bind(scenario.id, member_id);
  std::vector<Stance> stances;
  while (rows.step()) stances.push_back(read(rows, scenario));
  std::sort(stances.begin(), stances.end(),
            [](const Stance& a, const Stance& b) { return a.axis < b.axis; });
  return stances;
}

ResponseReport respond(store::Store& store, const Scenario& scenario, std::int64_t member_id,
                       const Response& response, Source source, Instant now) {
  auto answers = given(response);
  require_something_to_go_with(response, answers);
  store::Change change(store, now);
  ResponseReport report{require_open(store, scenario), member_id, source, {}, {}};
  const auto present = stances(store, report.scenario, member_id);
  const bool late = joined_after(store, member_id, report.scenario.opened_at.value());
  for (auto& stance : answers) {
    stance.version = report.scenario.version;
    stance.late = late;
    stance.source = source;
    stance.at = now;
    const auto old = std::find_if(present.begin(), present.end(),
                                  [&](const Stance& s) { return s.axis == stance.axis; });
    const bool known = old != present.end();
    const bool changed = !known || !says_the_same(*old, stance);
    if (changed) supersede(store, report.scenario, member_id, stance);
    if (stance.answer == Answer::conditional && stance.condition.empty())
      report.without_condition.push_back(stance.axis);
    report.stances.push_back(
        {changed ? stance : *old, known ? std::optional(old->answer) : std::nullopt, changed});
  }
  change.touch(Letter::scenario, scenario.id);
  change.touch(Letter::member, member_id);
  change.commit(fmt::format("{} answered {}", ref(Letter::member, member_id),
                            ref(Letter::scenario, scenario.id)));
  return report;
}

}  // namespace qlab::scenarios

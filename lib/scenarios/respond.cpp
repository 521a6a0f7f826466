// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/respond.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/scenarios/electorate.hpp"
#include "lib/store/change.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::size_t longest_note = 4000;

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

std::vector<Offer> distinct(std::vector<Offer> offers) {
  std::sort(offers.begin(), offers.end());
  offers.erase(std::unique(offers.begin(), offers.end()), offers.end());
  return offers;
}

/// Writes what differs from the present answers; the change and the checks are the caller's.
void record(store::Store& store, ResponseReport& report, std::vector<Stance> answers,
            const std::vector<Stance>& present, Instant now) {
  const bool late = joined_after(store, report.member_id, report.scenario.opened_at.value());
  for (auto& stance : answers) {
    stance.version = report.scenario.version;
    stance.late = late;
    stance.source = report.source;
    stance.at = now;
    stance.actor = store.author().actor;
    const auto old = std::find_if(present.begin(), present.end(),
                                  [&](const Stance& s) { return s.axis == stance.axis; });
    const bool known = old != present.end();
    const bool changed = !known || !says_the_same(*old, stance);
    if (changed) write(store, report.scenario.id, report.member_id, stance);
    if (stance.answer == Answer::conditional && stance.condition.empty())
      report.without_condition.push_back(stance.axis);
    report.stances.push_back(
        {changed ? stance : *old, known ? std::optional(old->answer) : std::nullopt, changed});
  }
  mark_reached(store, report.scenario.id, report.member_id);
}

void commit(store::Change& change, const ResponseReport& report, std::string_view did) {
  change.touch(Letter::scenario, report.scenario.id);
  change.touch(Letter::member, report.member_id);
  change.commit(fmt::format("{} {} {}", ref(Letter::member, report.member_id), did,
                            ref(Letter::scenario, report.scenario.id)));
}

}  // namespace

std::vector<Stance> stances_of(const Response& response) {
  std::vector<Stance> stances;
  const auto add = [&](Axis axis, const std::optional<Answer>& answer) {
    if (!answer) return;
    auto& stance = stances.emplace_back();
    stance.axis = axis;
    stance.answer = *answer;
    stance.on_behalf = response.on_behalf;
    stance.reason = note(response.reason, "reason");
    if (*answer == Answer::conditional) stance.condition = note(response.condition, "condition");
    if (*answer != Answer::no) stance.horizon = horizon(response.horizon);
    if (axis == Axis::support) stance.offers = distinct(response.offers);
  };
  add(Axis::want, response.want);
  add(Axis::value, response.value);
  add(Axis::support, response.support);
  require_something_to_go_with(response, stances);
  return stances;
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

ResponseReport respond(store::Store& store, const Scenario& scenario, std::int64_t member_id,
                       const Response& response, Source source, Instant now) {
  auto answers = stances_of(response);
  store::Change change(store, now);
  ResponseReport report{
      require_open(store, scenario), member_id, source, response.on_behalf, {}, {}};
  const auto present = stances(store, report.scenario, member_id);
  record(store, report, std::move(answers), present, now);
  commit(change, report, "answered");
  return report;
}

ResponseReport confirm(store::Store& store, const Scenario& scenario, std::int64_t member_id,
                       Source source, Instant now) {
  store::Change change(store, now);
  ResponseReport report{require_open(store, scenario), member_id, source, false, {}, {}};
  const auto present = stances(store, report.scenario, member_id);
  std::vector<Stance> stale;
  std::copy_if(present.begin(), present.end(), std::back_inserter(stale),
               [](const Stance& stance) { return stance.stale; });
  if (stale.empty()) {
    throw Error(Kind::refused,
                fmt::format("no answer of {} to '{}' is stale", ref(Letter::member, member_id),
                            report.scenario.slug),
                "answer with --want, --value or --support");
  }
  for (auto& stance : stale) {
    stance.stale = false;
    stance.confirmed = true;
  }
  record(store, report, std::move(stale), present, now);
  commit(change, report, "confirmed what they answered to");
  return report;
}

}  // namespace qlab::scenarios

// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/viability.hpp"

#include <algorithm>

#include "lib/core/names.hpp"

namespace qlab::scenarios {
namespace {

constexpr Names<3> verdict_names{"met", "not decidable", "not met"};

std::int64_t divided_up(std::int64_t number, std::int64_t by) { return (number + by - 1) / by; }

std::int64_t whole_of(const ViabilityRule& rule, const Ballot& ballot) {
  switch (rule.share_of) {
    case ShareOf::electorate:
      return ballot.electorate;
    case ShareOf::reachable:
      return ballot.reachable;
    case ShareOf::answered:
      return answered(ballot.counts);
    case ShareOf::people:
      break;
  }
  return 1;
}

/// counted / whole >= least / of_each, without dividing. A rule about people has a whole of one.
bool is_enough(const ViabilityRule& rule, std::int64_t counted, std::int64_t whole) {
  return counted * rule.of_each >= rule.least * whole;
}

/// Those whose new answer would be counted, by what it does to the denominator.
struct Movable {
  std::int64_t within = 0;   ///< are in it already
  std::int64_t outside = 0;  ///< come into it with their answer
};

/// Of the electorate, who has not said no and is not counted yet; every answer is a quorum's.
Movable movable(const ViabilityRule& rule, const Ballot& ballot) {
  if (!ballot.open) return {};
  const auto& counts = ballot.counts;
  const auto silent = unanswered(ballot.electorate, counts);
  const bool is_quorum = rule.counted == Counted::answered;
  const auto can_say_more = is_quorum ? 0 : counts.yes + counts.conditional - ballot.counted;
  if (rule.share_of == ShareOf::answered) return {can_say_more, counts.stale + silent};
  // Nobody who answered is unreached, so the unreached are among the silent.
  const auto unreached =
      rule.share_of == ShareOf::reachable
          ? std::clamp<std::int64_t>(ballot.electorate - ballot.reachable, 0, silent)
          : 0;
  return {can_say_more + counts.stale + silent - unreached, unreached};
}

/// How many answers more would do; who is in the denominator already counts for more.
std::int64_t short_by(const ViabilityRule& rule, const Ballot& ballot, std::int64_t whole,
                      const Movable& movable) {
  const auto missing = rule.least * whole - ballot.counted * rule.of_each;
  if (missing <= 0) return 0;
  const auto gain = rule.of_each;
  const auto gain_outside = rule.share_of == ShareOf::people ? gain : rule.of_each - rule.least;
  const auto within = divided_up(missing, gain);
  if (within <= movable.within || movable.outside == 0 || gain_outside == 0) return within;
  return movable.within + divided_up(missing - movable.within * gain, gain_outside);
}

std::int64_t counted(const ViabilityRule& rule, const AxisTally& axis) {
  switch (rule.counted) {
    case Counted::yes:
      return axis.counts.yes;
    case Counted::lasting:
      return axis.lasting;
    case Counted::answered:
      return answered(axis.counts);
    case Counted::offering:
      break;
  }
  for (const auto& offer : axis.offers) {
    if (static_cast<std::size_t>(offer.offer) == rule.offer) return offer.yes;
  }
  return 0;
}

}  // namespace

std::string_view name(Verdict verdict) {
  return verdict_names.at(static_cast<std::size_t>(verdict));
}

Judgement judge(const ViabilityRule& rule, const Ballot& ballot) {
  Judgement judgement{.rule = rule, .counted = ballot.counted};
  const auto whole = whole_of(rule, ballot);
  if (rule.share_of != ShareOf::people) judgement.whole = whole;
  judgement.needed = divided_up(rule.least * whole, rule.of_each);
  // A share of nobody is no majority.
  const bool of_nobody = rule.share_of != ShareOf::people && whole == 0;
  const auto could = movable(rule, ballot);
  judgement.could_change = could.within + could.outside;
  if (!of_nobody && is_enough(rule, ballot.counted, whole)) {
    judgement.verdict = Verdict::met;
    return judgement;
  }
  judgement.short_by = std::max<std::int64_t>(1, short_by(rule, ballot, whole, could));
  const bool reachable_yet =
      judgement.short_by <= judgement.could_change &&
      is_enough(rule, ballot.counted + judgement.could_change,
                rule.share_of == ShareOf::people ? 1 : whole + could.outside);
  judgement.verdict = reachable_yet ? Verdict::not_decidable : Verdict::not_met;
  return judgement;
}

std::vector<Judgement> judge(std::span<const ViabilityRule> rules, const Tally& tally) {
  std::vector<Judgement> judgements;
  if (!tally.electorate) return judgements;
  for (const auto& rule : rules) {
    const auto& axis = tally.axes.at(rule.axis);
    judgements.push_back(judge(rule, {.counts = axis.counts,
                                      .counted = counted(rule, axis),
                                      .electorate = *tally.electorate,
                                      .reachable = tally.reachable.value_or(0),
                                      .open = tally.scenario.state == State::open}));
  }
  return judgements;
}

std::optional<Verdict> overall(std::span<const Judgement> judgements) {
  std::optional<Verdict> worst;
  for (const auto& judgement : judgements)
    worst = std::max(worst.value_or(Verdict::met), judgement.verdict);
  return worst;
}

}  // namespace qlab::scenarios

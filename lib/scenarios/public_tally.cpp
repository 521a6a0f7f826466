// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/public_tally.hpp"

#include <algorithm>

namespace qlab::scenarios {
namespace {

enum Cell : std::size_t { yes, conditional, no, stale, silent };

constexpr std::size_t part = 0;

std::size_t index_of(Axis axis) { return static_cast<std::size_t>(axis); }

/// What is known of one axis, and how far each number can be worked out.
struct Known {
  PublicRow row;        ///< of the electorate, by Cell
  PublicRow reachable;  ///< the reachable, and the others
  Shown answered;

  [[nodiscard]] Interval cell(Cell cell, std::int64_t everybody) const {
    return possible(row, cell).value_or(Interval{0, everybody});
  }
};

Known known(const Tally& tally, const AxisTally& axis) {
  const auto electorate = tally.electorate.value_or(0);
  const auto reachable = tally.reachable.value_or(0);
  const auto& counts = axis.counts;
  const std::array<std::int64_t, 5> cells{counts.yes, counts.conditional, counts.no, counts.stale,
                                          unanswered(electorate, counts)};
  const std::array<std::int64_t, 2> parts{reachable, electorate - reachable};
  Known known{disclosed(cells), disclosed(parts), {}};
  const auto& shown = known.row.cells;
  // Told only where anybody could add it up, or take the rest away.
  const bool adds_up = shown[yes] && shown[conditional] && shown[no];
  const bool is_rest = known.row.total && shown[stale] && shown[silent];
  if (adds_up || is_rest) known.answered = answered(counts);
  return known;
}

/// A part of a whole that is shown.
PublicRow part_of(std::int64_t people, const Shown& whole) {
  if (!whole) return {std::vector<Shown>(2), {}};
  const std::array<std::int64_t, 2> parts{people, *whole - people};
  return disclosed(parts);
}

PublicAxis public_axis(const AxisTally& axis, const Known& known) {
  const auto& cells = known.row.cells;
  PublicAxis shown{.axis = axis.axis,
                   .yes = cells[yes],
                   .conditional = cells[conditional],
                   .no = cells[no],
                   .stale = cells[stale],
                   .answered = known.answered,
                   .unanswered = cells[silent],
                   .lasting = part_of(axis.lasting, cells[yes]).cells[part],
                   .offers = {}};
  for (const auto& offer : axis.offers) {
    if (offer.yes > 0)
      shown.offers.push_back({offer.offer, part_of(offer.yes, cells[yes]).cells[part]});
  }
  return shown;
}

/// Between which numbers a reader knows what a rule counts to be.
Interval counted(const ViabilityRule& rule, const AxisTally& axis, const Known& known,
                 std::int64_t everybody) {
  const auto all = known.cell(yes, everybody);
  if (rule.counted == Counted::yes) return all;
  if (rule.counted == Counted::answered) {
    return known.answered ? Interval{*known.answered, *known.answered} : Interval{0, everybody};
  }
  std::int64_t people = rule.counted == Counted::lasting ? axis.lasting : 0;
  for (const auto& offer : axis.offers) {
    if (rule.counted == Counted::offering && static_cast<std::size_t>(offer.offer) == rule.offer)
      people = offer.yes;
  }
  return possible(part_of(people, known.row.cells[yes]), part).value_or(Interval{0, all.most});
}

/// The same rule where everything that is withheld speaks for it, or against it.
struct Corner {
  std::int64_t counted;
  std::int64_t no;
  std::int64_t reachable;
};

Verdict verdict_at(const ViabilityRule& rule, const Tally& tally, const Corner& corner,
                   std::int64_t answered_in_all) {
  // What lies between yes and no is of no weight but by its sum.
  Counts counts{.yes = corner.counted, .conditional = 0, .no = corner.no, .stale = 0};
  counts.conditional = std::max<std::int64_t>(0, answered_in_all - counts.yes - counts.no);
  return judge(rule, {.counts = counts,
                      .counted = corner.counted,
                      .electorate = tally.electorate.value_or(0),
                      .reachable = corner.reachable,
                      .open = tally.scenario.state == State::open})
      .verdict;
}

/// The verdict where both corners agree on it: more yes, fewer no and a smaller denominator never
/// make it worse.
std::optional<Verdict> verdict(const ViabilityRule& rule, const Tally& tally, const Known& known,
                               const Interval& counted, Verdict exact) {
  if (!known.row.total) return {};
  const auto everybody = *known.row.total;
  if (rule.share_of == ShareOf::answered && !known.answered) return {};
  const auto no_cell = known.cell(no, everybody);
  const auto reachable = possible(known.reachable, part).value_or(Interval{0, everybody});
  const auto in_all = known.answered.value_or(counted.most + no_cell.most);
  const auto best = verdict_at(rule, tally, {counted.most, no_cell.least, reachable.least}, in_all);
  const auto worst = verdict_at(rule, tally, {counted.least, no_cell.most, reachable.most}, in_all);
  if (best != worst || best != exact) return {};
  return exact;
}

PublicJudgement publish(const Judgement& judgement, const Tally& tally, const Known& known,
                        const Interval& counted) {
  const auto& rule = judgement.rule;
  PublicJudgement shown{
      .rule = rule, .verdict = {}, .counted = {}, .whole = {}, .needed = {}, .short_by = {}};
  shown.verdict = verdict(rule, tally, known, counted, judgement.verdict);
  if (counted.least == counted.most) shown.counted = judgement.counted;
  if (rule.share_of == ShareOf::electorate) shown.whole = known.row.total;
  if (rule.share_of == ShareOf::reachable) shown.whole = known.reachable.cells[part];
  if (rule.share_of == ShareOf::answered) shown.whole = known.answered;
  if (shown.whole || rule.share_of == ShareOf::people) shown.needed = judgement.needed;
  const auto& cells = known.row.cells;
  const bool all = std::all_of(cells.begin(), cells.end(), [](const Shown& cell) { return cell; });
  // It follows from the row, the number and the reachable.
  if (all && shown.counted && shown.needed && shown.verdict &&
      (rule.share_of != ShareOf::reachable || known.reachable.cells[part]))
    shown.short_by = judgement.short_by;
  return shown;
}

std::optional<Verdict> overall_shown(const std::vector<PublicJudgement>& judgements) {
  std::optional<Verdict> worst;
  bool withheld = false;
  for (const auto& judgement : judgements) {
    withheld = withheld || !judgement.verdict;
    if (judgement.verdict) worst = std::max(worst.value_or(Verdict::met), *judgement.verdict);
  }
  // Nothing makes up for a rule that is not met.
  if (withheld && worst != Verdict::not_met) return {};
  return worst;
}

}  // namespace

PublicTally publish(const Tally& tally, std::span<const ViabilityRule> rules) {
  PublicTally shown;
  shown.scenario = tally.scenario;
  shown.later = disclosed(tally.later);
  std::array<Known, all_axes.size()> all;
  for (const auto& axis : tally.axes) {
    auto& of_axis = all.at(index_of(axis.axis));
    of_axis = known(tally, axis);
    shown.axes.at(index_of(axis.axis)) = public_axis(axis, of_axis);
    // One row that tells everybody's number tells that of all.
    if (of_axis.row.total) shown.electorate = of_axis.row.total;
    shown.reachable = of_axis.reachable.cells[part];
  }
  for (const auto& judgement : judge(rules, tally)) {
    const auto& axis = tally.axes.at(judgement.rule.axis);
    const auto& of_axis = all.at(judgement.rule.axis);
    const auto interval = counted(judgement.rule, axis, of_axis, tally.electorate.value_or(0));
    shown.judgements.push_back(publish(judgement, tally, of_axis, interval));
  }
  shown.overall = overall_shown(shown.judgements);
  return shown;
}

}  // namespace qlab::scenarios

// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/report_scenarios.hpp"

#include <array>

#include "lib/scenarios/public_tally.hpp"
#include "lib/scenarios/viability.hpp"

namespace qlab::handover {
namespace {

AxisReport axis_report(const scenarios::AxisTally& tally, std::int64_t electorate,
                       Disclosure disclosure) {
  const auto& counts = tally.counts;
  AxisReport report;
  report.axis = scenarios::name(tally.axis);
  report.answers =
      disclose(std::array{Cell{"yes", counts.yes}, Cell{"conditional", counts.conditional},
                          Cell{"no", counts.no}, Cell{"to confirm", counts.stale},
                          Cell{"no answer", scenarios::unanswered(electorate, counts)}},
               disclosure);
  // What is said about the yes answers tells their number, so it goes where that goes.
  if (!report.answers.parts.front().people || counts.yes == 0) return report;
  report.lasting = of(tally.lasting, counts.yes, disclosure);
  for (const auto& offer : tally.offers) {
    report.offers.push_back(
        {std::string(scenarios::name(offer.offer)), of(offer.yes, counts.yes, disclosure).people});
  }
  return report;
}

RuleReport begin(const ViabilityRule& rule, std::optional<scenarios::Verdict> verdict) {
  RuleReport report;
  report.rule = text_of(rule);
  report.share_of = share_words.at(static_cast<std::size_t>(rule.share_of));
  if (verdict) report.verdict = name(*verdict);
  return report;
}

void tell_exactly(ScenarioReport& report, const scenarios::Tally& tally,
                  std::span<const ViabilityRule> rules) {
  report.electorate = tally.electorate;
  report.reachable = tally.reachable;
  const auto judgements = scenarios::judge(rules, tally);
  for (const auto& judgement : judgements) {
    auto& rule = report.rules.emplace_back(begin(judgement.rule, judgement.verdict));
    rule.counted = judgement.counted;
    rule.whole = judgement.whole;
    rule.needed = judgement.needed;
    rule.short_by = judgement.short_by;
    rule.could_change = judgement.could_change;
  }
  if (const auto overall = scenarios::overall(judgements)) report.verdict = name(*overall);
}

void tell_in_public(ScenarioReport& report, const scenarios::Tally& tally,
                    std::span<const ViabilityRule> rules) {
  const auto told = scenarios::publish(tally, rules);
  report.electorate = told.electorate;
  report.reachable = told.reachable;
  for (const auto& judgement : told.judgements) {
    auto& rule = report.rules.emplace_back(begin(judgement.rule, judgement.verdict));
    rule.counted = judgement.counted;
    rule.whole = judgement.whole;
    rule.needed = judgement.needed;
    rule.short_by = judgement.short_by;
  }
  if (told.overall) report.verdict = name(*told.overall);
}

}  // namespace

void tell_answers(ScenarioReport& report, const scenarios::Tally& tally,
                  std::span<const ViabilityRule> rules, Disclosure disclosure) {
  const bool published = disclosure == Disclosure::published;
  published ? tell_in_public(report, tally, rules) : tell_exactly(report, tally, rules);
  for (const auto& axis : tally.axes) {
    report.axes.push_back(axis_report(axis, tally.electorate.value_or(0), disclosure));
  }
}

}  // namespace qlab::handover

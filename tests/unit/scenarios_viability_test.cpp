// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/viability.hpp"

#include <doctest/doctest.h>

#include <random>

namespace qlab::scenarios {
namespace {

ViabilityRule rule(std::string_view text) { return parse_viability_rule(text).value(); }

/// Whether it is enough, said with fractions as they are defined.
bool is_enough(const ViabilityRule& rule, const Ballot& ballot) {
  std::int64_t whole = 0;
  if (rule.share_of == ShareOf::people) return ballot.counted >= rule.least;
  if (rule.share_of == ShareOf::electorate) whole = ballot.electorate;
  if (rule.share_of == ShareOf::reachable) whole = ballot.reachable;
  if (rule.share_of == ShareOf::answered) whole = answered(ballot.counts);
  return whole > 0 && ballot.counted * rule.of_each >= rule.least * whole;
}

/// One more of them says yes; false where nobody of this kind is left.
bool say_yes(Ballot& ballot, const ViabilityRule& rule, int kind) {
  auto& counts = ballot.counts;
  const auto silent = unanswered(ballot.electorate, counts);
  const auto unreached = ballot.electorate - ballot.reachable;
  const bool quorum = rule.counted == Counted::answered;
  if (kind == 0 && (counts.conditional == 0 || quorum)) return false;
  if (kind == 1 && counts.stale == 0) return false;
  if (kind == 2 && silent - unreached <= 0) return false;
  if (kind == 3 && unreached == 0) return false;
  if (kind == 0) --counts.conditional;
  if (kind == 1) --counts.stale;
  if (kind == 3) ++ballot.reachable;
  ++counts.yes;
  ++ballot.counted;
  return true;
}

/// The fewest answers that would do, tried one after the other; nothing where all are not enough.
std::optional<std::int64_t> fewest(const ViabilityRule& rule, Ballot ballot) {
  std::int64_t answers = 0;
  for (const int kind : {0, 1, 2, 3}) {
    // Whoever is in the denominator already counts for more, so they come first.
    while (!is_enough(rule, ballot) && say_yes(ballot, rule, kind)) ++answers;
  }
  if (is_enough(rule, ballot)) return answers;
  return {};
}

Ballot random_ballot(std::mt19937& random, const ViabilityRule& rule) {
  const auto below = [&](unsigned limit) { return static_cast<std::int64_t>(random() % limit); };
  Ballot ballot;
  ballot.counts = {.yes = below(8), .conditional = below(5), .no = below(6), .stale = below(4)};
  const auto unreached = below(4);
  const auto silent = below(8);
  ballot.electorate = answered(ballot.counts) + ballot.counts.stale + silent + unreached;
  ballot.reachable = ballot.electorate - unreached;
  ballot.counted = rule.counted == Counted::answered ? answered(ballot.counts) : ballot.counts.yes;
  ballot.open = random() % 3 != 0;
  return ballot;
}

}  // namespace

TEST_CASE("viability: verdict and shortfall are those of trying it out") {
  std::mt19937 random(20270220);
  for (const std::string_view text :
       {"want >= 1 people", "want >= 5 people", "want >= 40% of reachable",
        "want >= 1/3 of answered", "want >= 2/3 of electorate", "want >= 100% of answered",
        "want >= 100% of electorate", "want answered >= 1/2 of electorate",
        "want answered >= 60% of reachable", "want answered >= 4 people"}) {
    for (int round = 0; round < 400; ++round) {
      const auto each = rule(text);
      const auto ballot = random_ballot(random, each);
      const auto judgement = judge(each, ballot);
      const auto wanted = fewest(each, ballot);
      CAPTURE(text);
      CAPTURE(ballot.counts.yes);
      CAPTURE(ballot.counts.conditional);
      CAPTURE(ballot.counts.no);
      CAPTURE(ballot.counts.stale);
      CAPTURE(ballot.electorate);
      CAPTURE(ballot.reachable);
      const bool met = is_enough(each, ballot);
      CHECK((judgement.verdict == Verdict::met) == met);
      CHECK((judgement.short_by == 0) == met);
      if (!ballot.open) CHECK(judgement.verdict != Verdict::not_decidable);
      if (!ballot.open || met) continue;
      CHECK((judgement.verdict == Verdict::not_decidable) == wanted.has_value());
      if (wanted) CHECK(judgement.short_by == *wanted);
    }
  }
}

TEST_CASE("viability: a share is compared as whole numbers, never cut off") {
  // 1/3 of 10 are 4 people, not 3.
  Ballot ballot{.counts = {.yes = 3}, .counted = 3, .electorate = 10, .reachable = 10};
  const auto judgement = judge(rule("want >= 1/3 of electorate"), ballot);
  CHECK(judgement.verdict == Verdict::not_met);
  CHECK(judgement.needed == 4);
  CHECK(judgement.short_by == 1);
  CHECK(judgement.whole == 10);
  ballot.counts.yes = ballot.counted = 4;
  CHECK(judge(rule("want >= 1/3 of electorate"), ballot).verdict == Verdict::met);
}

TEST_CASE("viability: a quorum counts answers, and a share of nobody is not met") {
  Ballot ballot{.counts = {.yes = 1, .conditional = 2, .no = 2, .stale = 3},
                .counted = 5,
                .electorate = 20,
                .reachable = 20,
                .open = true};
  const auto quorum = judge(rule("want answered >= 50% of electorate"), ballot);
  CHECK(quorum.verdict == Verdict::not_decidable);
  CHECK(quorum.short_by == 5);
  CHECK(quorum.could_change == 15);
  const Ballot nobody{.electorate = 3, .reachable = 3, .open = true};
  CHECK(judge(rule("want >= 50% of answered"), nobody).verdict == Verdict::not_decidable);
  CHECK(judge(rule("want >= 50% of electorate"), Ballot{}).verdict == Verdict::not_met);
}

TEST_CASE("viability: lasting and offers are parts of yes, and one rule that is not met decides") {
  Tally tally;
  tally.scenario.state = State::open;
  tally.electorate = 10;
  tally.reachable = 10;
  auto& support = tally.axes.at(2);
  support.counts = {.yes = 4, .conditional = 1, .no = 5};
  support.lasting = 2;
  support.offers = {{.offer = Offer::host, .yes = 1, .conditional = 1}};
  const std::vector<ViabilityRule> rules{rule("support lasting >= 3"),
                                         rule("support offering host >= 1"),
                                         rule("support offering fund >= 6"), rule("support >= 4")};
  const auto judgements = judge(rules, tally);
  REQUIRE(judgements.size() == 4);
  CHECK(judgements[0].verdict == Verdict::not_decidable);
  CHECK(judgements[0].could_change == 3);
  CHECK(judgements[1].verdict == Verdict::met);
  CHECK(judgements[2].verdict == Verdict::not_met);
  CHECK(judgements[3].verdict == Verdict::met);
  CHECK(overall(judgements) == Verdict::not_met);
  CHECK(overall(std::span(judgements).first(2)) == Verdict::not_decidable);
  CHECK_FALSE(overall({}));
  tally.electorate.reset();
  CHECK(judge(rules, tally).empty());
}

}  // namespace qlab::scenarios

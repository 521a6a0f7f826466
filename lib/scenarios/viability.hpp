// SPDX-License-Identifier: Apache-2.0
// Whether there is enough of what a rule counts. Whole numbers, compared by cross-multiplication;
// conditional and stale answers are never yes; who joined later never counts. Knows no store.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/core/viability.hpp"
#include "lib/scenarios/tally.hpp"

namespace qlab::scenarios {

enum class Verdict { met, not_decidable, not_met };
std::string_view name(Verdict verdict);

/// What a rule needs to know of one axis. Everybody of the electorate has answered yes, conditional
/// or no, or has a stale answer, or has not answered.
struct Ballot {
  Counts counts;
  std::int64_t counted = 0;  ///< what the rule counts: yes, a part of them, or all answers
  std::int64_t electorate = 0;
  std::int64_t reachable = 0;
  bool open = false;  ///< answers can still come in
};

struct Judgement {
  ViabilityRule rule;
  Verdict verdict = Verdict::not_decidable;
  std::int64_t counted = 0;
  /// The denominator; nothing where the rule counts people.
  std::optional<std::int64_t> whole = {};
  std::int64_t needed = 0;  ///< the least number that would do with this denominator
  /// How many answers more would do, if all say what is asked for; 0 where it is met. Answers that
  /// come in raise some denominators, so that it can be more than needed - counted.
  std::int64_t short_by = 0;
  /// Who could still give such an answer: has not answered, is stale or conditional, or has not
  /// said all of it. 0 once the scenario is closed.
  std::int64_t could_change = 0;
};

/// Met: enough now. Not decidable: not yet, but those who could still change it would be enough.
/// Not met: not even then.
Judgement judge(const ViabilityRule& rule, const Ballot& ballot);

/// Each rule of a scenario that was ever opened; nothing for a draft.
std::vector<Judgement> judge(std::span<const ViabilityRule> rules, const Tally& tally);

/// The worst of all: one rule that is not met decides. Nothing where there is none.
std::optional<Verdict> overall(std::span<const Judgement> judgements);

}  // namespace qlab::scenarios

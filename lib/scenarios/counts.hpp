// SPDX-License-Identifier: Apache-2.0
// The arithmetic of answers: whole numbers, one axis at a time, nothing averaged. Knows no store,
// so that rules about what is enough can be tested on numbers alone.
#pragma once

#include <algorithm>
#include <cstdint>

#include "lib/scenarios/stance.hpp"

namespace qlab::scenarios {

/// Everybody is in one of these or has not answered. A stale answer was given to a text that has
/// changed since and is none of the others until it is confirmed.
struct Counts {
  std::int64_t yes = 0;
  std::int64_t conditional = 0;
  std::int64_t no = 0;
  std::int64_t stale = 0;

  bool operator==(const Counts&) const = default;
};

/// Adds people who gave this answer.
constexpr void count(Counts& counts, Answer answer, std::int64_t people) {
  switch (answer) {
    case Answer::yes:
      counts.yes += people;
      break;
    case Answer::conditional:
      counts.conditional += people;
      break;
    case Answer::no:
      counts.no += people;
      break;
  }
}

constexpr std::int64_t answered(const Counts& counts) {
  return counts.yes + counts.conditional + counts.no;
}

/// Never negative, even where members have left since they answered.
constexpr std::int64_t unanswered(std::int64_t electorate, const Counts& counts) {
  return std::max<std::int64_t>(0, electorate - answered(counts) - counts.stale);
}

}  // namespace qlab::scenarios

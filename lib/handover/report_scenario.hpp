// SPDX-License-Identifier: Apache-2.0
// What the report says of a scenario and of themes: numbers and words that may leave. Parts of
// lib/handover/report.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/handover/disclosure.hpp"

namespace qlab::handover {

struct AxisReport {
  std::string axis;
  Parts answers;              ///< of the electorate
  std::optional<Of> lasting;  ///< of the yes answers, where there are any
  std::vector<Part> offers;   ///< who would do what, where they said yes
};

/// What a rule of viability says of a scenario; lib/scenarios/viability.hpp.
struct RuleReport {
  std::string rule;     ///< "want >= 40% of reachable"
  std::string verdict;  ///< "met", "not met", "not decidable"; empty where it is withheld
  Count counted;
  std::string share_of;  ///< the denominator's name; "people" where the rule counts people
  Count whole;           ///< the denominator
  Count needed;
  Count short_by;
  Count could_change;  ///< for staff only: who could still make it met
};

struct QuoteReport {
  std::string text;
  std::string by;                         ///< empty: unnamed
  std::optional<std::int64_t> member_id;  ///< for the ledger of disclosures; in no page, no JSON
};

struct ScenarioReport {
  std::int64_t id = 0;
  std::string slug;
  std::string title;
  std::string body;  ///< Markdown
  std::string state;
  std::optional<Instant> opened_at;
  std::optional<Instant> closed_at;
  std::optional<Instant> answers_at;  ///< where newer numbers would tell too much beside these
  Count electorate;
  Count reachable;  ///< of them
  std::vector<AxisReport> axes;
  std::vector<RuleReport> rules;
  std::string verdict;         ///< of all rules; empty without rules, or where it is withheld
  std::int64_t published = 0;  ///< comments that everybody can see and count
  Parts unpublished;           ///< the other comments, by state
  bool more_quotes = false;    ///< older comments might be quoted too
  std::vector<QuoteReport> quotes;
};

/// What staff gathered from comments under one code.
struct ThemeReport {
  std::string code;
  std::string title;
  Of people;       ///< who wrote of it, of all who wrote what others see
  Count comments;  ///< told where the number of people is
  std::vector<QuoteReport> quotes;
};

}  // namespace qlab::handover

// SPDX-License-Identifier: Apache-2.0
// Brings in what members answered in a survey: each row is one member's, or its reason is told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/survey_rows.hpp"

namespace qlab::scenarios {

enum class RowOutcome { ambiguous, rejected };
inline constexpr Names<2> row_outcomes{"ambiguous", "rejected"};

/// A row that is nobody's yet.
struct UnsettledRow {
  std::size_t line = 0;
  std::size_t column = 0;
  RowOutcome outcome = RowOutcome::rejected;
  std::string reason;
};

enum class BadRows { refuse, skip };

struct SurveyOptions {
  SurveyWords words;
  std::vector<std::pair<std::string, std::string>> mappings;  ///< header and field, as typed
  std::string zone = "UTC";                                   ///< of times without an offset
  BadRows bad_rows = BadRows::refuse;
  bool dry_run = false;
};

/// rows = matched + ambiguous + rejected; matched = recorded + unchanged.
struct SurveyReport {
  Scenario scenario;
  std::string source;
  std::size_t rows = 0;
  std::size_t matched = 0;
  std::size_t ambiguous = 0;
  std::size_t rejected = 0;
  std::size_t recorded = 0;   ///< rows that say something new
  std::size_t unchanged = 0;  ///< say what is known, are older than it, or answer nothing
  std::int64_t stances = 0;   ///< answers that are new, axis by axis
  std::vector<UnsettledRow> unsettled;
  std::vector<std::string> unknown_columns;
  bool guessed = false;  ///< read as Windows-1252, for which nothing in the bytes speaks
  bool written = false;
};

/// Reads a CSV file and records what is new: all or nothing, or the good rows where bad ones are
/// skipped. Of two rows of one member the later counts. An answer holds for the text as it was at
/// its own time; one that is older than what the member answered since changes nothing, nor does
/// the same survey again. Throws data for what is no survey, refused where the scenario is not
/// open.
SurveyReport import_survey(store::Store& store, const Scenario& scenario,
                           const std::filesystem::path& file, const SurveyOptions& options,
                           Instant now);

}  // namespace qlab::scenarios

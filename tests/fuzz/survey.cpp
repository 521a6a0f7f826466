// SPDX-License-Identifier: Apache-2.0
// Surveys: any text is read row by row, each cell is understood or named, and what is understood
// can be recorded or says why not. The first line may be a rule of viability as well.
#include <string>
#include <string_view>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/core/viability.hpp"
#include "lib/scenarios/survey_rows.hpp"
#include "tests/fuzz/target.hpp"

using qlab::fuzz::require;

namespace {

void read_survey(std::string_view text) {
  qlab::csv::Reader records(text, "survey.csv", qlab::csv::sniff_delimiter(text));
  if (!records.next()) return;
  const qlab::scenarios::SurveyWords words{{{"yes", {"5"}}, {"none", {"-"}}}, {{"want", {"W"}}}};
  qlab::scenarios::SurveyReader reader(
      qlab::scenarios::map_survey_columns(records, "survey.csv", words, {}), words,
      qlab::instant(1803126600), "UTC");
  qlab::scenarios::SurveyAnswers answers;
  while (records.next()) {
    const auto fault = reader.read(records.cells(), answers);
    if (fault) {
      require(!fault->reason.empty());
    } else if (!answers.empty()) {
      (void)qlab::scenarios::stances_of(answers.response);
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = qlab::fuzz::bytes(data, size);
  if (!qlab::text::is_utf8(text)) return 0;
  if (const auto rule = qlab::parse_viability_rule(text)) {
    require(qlab::parse_viability_rule(qlab::text_of(*rule)) == rule);
  }
  try {
    read_survey(text);
  } catch (const qlab::Error& error) {
    require(error.kind() == qlab::Kind::data || error.kind() == qlab::Kind::usage);
  }
  return 0;
}

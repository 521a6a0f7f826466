// SPDX-License-Identifier: Apache-2.0
// The answers of a survey as its CSV has them: which column is what, and what each cell says.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/csv.hpp"
#include "lib/core/survey.hpp"
#include "lib/scenarios/respond.hpp"

namespace qlab::scenarios {

/// What other people's words stand for.
struct SurveyWords {
  std::map<std::string, std::vector<std::string>> answers;  ///< by one of survey_answers
  std::map<std::string, std::vector<std::string>> columns;  ///< by one of survey_fields
};

/// Reads HEADER=FIELD as typed; nothing behind the last '=' leaves the column out. Throws usage.
std::pair<std::string, std::string> parse_survey_mapping(std::string_view text);

/// The columns of a file by what they are.
struct SurveyColumns {
  std::map<std::string_view, std::size_t> places;  ///< by one of survey_fields
  std::vector<std::string> unknown;                ///< headers that are not taken
};

/// Reads the header: what was typed counts before the configuration, and that before the names of
/// the fields. Throws data where two columns are one field, or nothing says who or what answered,
/// usage where a typed header is not there.
SurveyColumns map_survey_columns(const csv::Reader& header, std::string_view source,
                                 const SurveyWords& words,
                                 std::span<const std::pair<std::string, std::string>> typed);

/// What one row says, before anybody knows whose it is.
struct SurveyAnswers {
  std::string email;
  std::string id;
  std::string name;
  std::optional<Instant> at;
  Response response;

  [[nodiscard]] bool empty() const {
    return !response.want && !response.value && !response.support;
  }
};

/// Why a row cannot be taken, and in which cell.
struct SurveyFault {
  std::size_t cell = 0;
  std::string reason;
};

class SurveyReader {
 public:
  /// Times without an offset are of this zone; none may be after now.
  SurveyReader(SurveyColumns columns, const SurveyWords& words, Instant now, std::string zone);

  /// Reads a record. A cell that does not exist is empty.
  std::optional<SurveyFault> read(std::span<const std::string_view> cells, SurveyAnswers& answers);

 private:
  [[nodiscard]] std::string_view cell(std::span<const std::string_view> cells,
                                      std::string_view field) const;
  std::optional<SurveyFault> read_answer(std::span<const std::string_view> cells, Axis axis,
                                         std::optional<Answer>& answer) const;
  std::optional<SurveyFault> read_time(std::span<const std::string_view> cells,
                                       std::optional<Instant>& at) const;
  std::optional<SurveyFault> read_offers(std::span<const std::string_view> cells,
                                         std::vector<Offer>& offers) const;
  [[nodiscard]] SurveyFault fault(std::string_view field, std::string reason) const;

  SurveyColumns m_columns;
  std::map<std::string, std::optional<Answer>> m_answers;  ///< by what stands in a cell, folded
  Instant m_now;
  std::string m_zone;
};

}  // namespace qlab::scenarios

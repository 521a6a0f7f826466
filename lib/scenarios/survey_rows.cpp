// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/survey_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calendar/when.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/import_languages.hpp"

namespace qlab::scenarios {
namespace {

constexpr std::string_view left_out;

/// What a column is called where nobody says otherwise, as slugs.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> usual{{
    {"email-address", "email"},
    {"e-mail", "email"},
    {"e-mail-address", "email"},
    {"member", "id"},
    {"ref", "id"},
    {"full-name", "name"},
    {"timestamp", "at"},
    {"submitted-at", "at"},
    {"time", "at"},
    {"until", "horizon"},
    {"offer", "offers"},
    {"conditions", "condition"},
}};

/// The field as it stands in survey_fields, so that views of it live.
std::string_view require_field(std::string_view word) {
  const auto found = std::find(survey_fields.begin(), survey_fields.end(), word);
  if (found != survey_fields.end()) return *found;
  throw not_one_of(survey_fields, word, "a field of a survey");
}

/// The fields by the slugs of their headers; what is put in later counts.
std::map<std::string, std::string_view> meanings(
    const SurveyWords& words, std::span<const std::pair<std::string, std::string>> typed) {
  std::map<std::string, std::string_view> fields;
  for (const auto field : survey_fields) fields[std::string(field)] = field;
  for (const auto& [header, field] : usual) fields[std::string(header)] = require_field(field);
  for (const auto& [field, headers] : words.columns) {
    for (const auto& header : headers) fields[text::slug(header)] = require_field(field);
  }
  for (const auto& [header, field] : typed)
    fields[text::slug(header)] = field.empty() ? left_out : require_field(field);
  return fields;
}

/// Whoever answered, by what people call the column in other languages.
std::string_view in_another_language(std::string_view slug) {
  const auto column = members::in_another_language(slug);
  if (column == members::Column::email) return require_field("email");
  return column == members::Column::name ? require_field("name") : left_out;
}

void require_typed_headers(const std::vector<std::string>& slugs, std::string_view source,
                           std::span<const std::pair<std::string, std::string>> typed) {
  for (const auto& [header, field] : typed) {
    if (std::find(slugs.begin(), slugs.end(), text::slug(header)) != slugs.end()) continue;
    throw Error(Kind::usage, fmt::format("no column of '{}' is called '{}'",
                                         text::terminal_safe(source), text::terminal_safe(header)));
  }
}

void require_enough(const SurveyColumns& columns, std::string_view place) {
  const auto any = [&](auto... fields) { return (columns.places.contains(fields) || ...); };
  if (!any("email", "id", "name")) {
    throw Error(Kind::data, fmt::format("{}: no column says who answered", place),
                "name it, as in --map 'Your address=email'");
  }
  if (!any("want", "value", "support")) {
    throw Error(Kind::data, fmt::format("{}: no column says what was answered", place),
                "name it, as in --map 'Do you want this?=want'");
  }
}

std::string folded(std::string_view cell) { return text::fold(text::trim(cell)); }

/// Two spellings of one answer are one; a word that stands for two would be anybody's guess.
std::map<std::string, std::optional<Answer>> answers_of(const SurveyWords& words) {
  std::map<std::string, std::optional<Answer>> answers;
  for (const auto answer : {Answer::yes, Answer::conditional, Answer::no})
    answers[std::string(name(answer))] = answer;
  std::map<std::string, std::string> said;
  for (const auto& [word, cells] : words.answers) {
    for (const auto& cell : cells) {
      const auto [earlier, is_new] = said.emplace(folded(cell), word);
      if (!is_new && earlier->second != word) {
        throw Error(Kind::config, fmt::format("'{}' is both {} and {} in [scenarios.answers]",
                                              text::terminal_safe(cell), earlier->second, word));
      }
      answers[folded(cell)] = parse_answer(word);
    }
  }
  return answers;
}

bool is_day_and_time(std::string_view text) {
  return text.size() >= 10 && text[0] >= '0' && text[0] <= '9';
}

}  // namespace

std::pair<std::string, std::string> parse_survey_mapping(std::string_view text) {
  const auto sign = text.rfind('=');
  if (sign == std::string_view::npos || sign == 0) {
    throw Error(Kind::usage, fmt::format("'{}' is no HEADER=FIELD", text::terminal_safe(text)),
                "write it like 'Do you want this?=want'");
  }
  const auto field = text::trim(text.substr(sign + 1));
  if (!field.empty()) require_field(field);
  return {std::string(text::trim(text.substr(0, sign))), std::string(field)};
}

SurveyColumns map_survey_columns(const csv::Reader& header, std::string_view source,
                                 const SurveyWords& words,
                                 std::span<const std::pair<std::string, std::string>> typed) {
  const auto fields = meanings(words, typed);
  SurveyColumns columns;
  std::vector<std::string> slugs;
  for (std::size_t i = 0; i < header.cells().size(); ++i) {
    slugs.push_back(text::slug(header.cells()[i]));
    const auto found = fields.find(slugs.back());
    const auto field = found == fields.end() ? in_another_language(slugs.back()) : found->second;
    if (field.empty()) {
      columns.unknown.emplace_back(text::trim(header.cells()[i]));
    } else if (!columns.places.emplace(field, i).second) {
      throw Error(
          Kind::data,
          fmt::format("{}: a second column is '{}'", place(source, header.position_of(i)), field),
          "leave one out, as in --map 'HEADER='");
    }
  }
  require_typed_headers(slugs, source, typed);
  require_enough(columns, place(source, header.position()));
  return columns;
}

SurveyReader::SurveyReader(SurveyColumns columns, const SurveyWords& words, Instant now,
                           std::string zone)
    : m_columns(std::move(columns)),
      m_answers(answers_of(words)),
      m_now(now),
      m_zone(std::move(zone)) {}

std::string_view SurveyReader::cell(std::span<const std::string_view> cells,
                                    std::string_view field) const {
  const auto place = m_columns.places.find(field);
  if (place == m_columns.places.end() || place->second >= cells.size()) return {};
  return text::trim(cells[place->second]);
}

SurveyFault SurveyReader::fault(std::string_view field, std::string reason) const {
  return {m_columns.places.at(field), std::move(reason)};
}

std::optional<SurveyFault> SurveyReader::read_answer(std::span<const std::string_view> cells,
                                                     Axis axis,
                                                     std::optional<Answer>& answer) const {
  const auto said = cell(cells, name(axis));
  if (said.empty()) return {};
  const auto found = m_answers.find(folded(said));
  if (found == m_answers.end()) {
    return fault(name(axis), fmt::format("'{}' is no answer that is known",
                                         text::terminal_safe(text::cut(said, 60))));
  }
  answer = found->second;
  return {};
}

std::optional<SurveyFault> SurveyReader::read_time(std::span<const std::string_view> cells,
                                                   std::optional<Instant>& at) const {
  const auto said = cell(cells, "at");
  if (said.empty()) return {};
  const auto no_time = fmt::format("'{}' is no time like 2027-02-20 12:30",
                                   text::terminal_safe(text::cut(said, 40)));
  if (!is_day_and_time(said)) return fault("at", no_time);
  try {
    at = calendar::parse_when(said, m_now, m_zone);
  } catch (const Error&) {
    return fault("at", no_time);  // of a cell, not of what was typed
  }
  if (*at > m_now) return fault("at", "it was answered in the future");
  return {};
}

std::optional<SurveyFault> SurveyReader::read_offers(std::span<const std::string_view> cells,
                                                     std::vector<Offer>& offers) const {
  auto said = std::string(cell(cells, "offers"));
  std::replace_if(
      said.begin(), said.end(), [](char c) { return c == ';' || c == '|' || c == ' '; }, ',');
  for (const auto word : text::split(std::string_view(said), ',')) {
    if (word.empty()) continue;
    const auto offer = parse_offer(folded(word));
    if (!offer)
      return fault("offers",
                   fmt::format("'{}' is no offer", text::terminal_safe(text::cut(word, 40))));
    offers.push_back(*offer);
  }
  return {};
}

std::optional<SurveyFault> SurveyReader::read(std::span<const std::string_view> cells,
                                              SurveyAnswers& answers) {
  answers = {};
  answers.email = cell(cells, "email");
  answers.id = cell(cells, "id");
  answers.name = cell(cells, "name");
  auto& response = answers.response;
  if (auto found = read_answer(cells, Axis::want, response.want)) return found;
  if (auto found = read_answer(cells, Axis::value, response.value)) return found;
  if (auto found = read_answer(cells, Axis::support, response.support)) return found;
  if (auto found = read_time(cells, answers.at)) return found;
  if (auto found = read_offers(cells, response.offers)) return found;
  response.condition = cell(cells, "condition");
  response.reason = cell(cells, "reason");
  response.horizon = folded(cell(cells, "horizon"));
  if (answers.empty()) return {};
  // A form asks everybody everything: what has nothing to go with is left out, not refused.
  const auto has = [&](auto test) {
    return test(response.want) || test(response.value) || test(response.support);
  };
  if (!has([](const auto& answer) { return answer == Answer::conditional; }))
    response.condition.clear();
  if (!has([](const auto& answer) { return answer && *answer != Answer::no; }))
    response.horizon.clear();
  if (!response.support || response.support == Answer::no) response.offers.clear();
  return {};
}

}  // namespace qlab::scenarios

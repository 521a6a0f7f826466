// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/answer_fields.hpp"

#include <array>

#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using render::Field;
using render::NestedRows;
using render::Shown;
using render::Sink;
using scenarios::Recorded;
using scenarios::ResponseReport;
using scenarios::Stance;
using scenarios::UnsettledRow;

std::vector<std::string> words(const std::vector<scenarios::Offer>& offers) {
  std::vector<std::string> names;
  for (const auto offer : offers) names.emplace_back(name(offer));
  return names;
}

constexpr std::array<Field<Recorded>, 10> recorded_fields{{
    {"axis", [](const Recorded& row, Sink& sink) { sink.text(name(row.stance.axis)); }},
    {"answer", [](const Recorded& row, Sink& sink) { sink.text(name(row.stance.answer)); }},
    {"previous",
     [](const Recorded& row, Sink& sink) {
       row.previous ? sink.text(name(*row.previous)) : sink.nothing();
     }},
    {"changed", [](const Recorded& row, Sink& sink) { sink.truth(row.changed); }},
    {"condition",
     [](const Recorded& row, Sink& sink) { put_or_nothing(row.stance.condition, sink); }},
    {"reason", [](const Recorded& row, Sink& sink) { put_or_nothing(row.stance.reason, sink); }},
    {"horizon", [](const Recorded& row, Sink& sink) { put_or_nothing(row.stance.horizon, sink); }},
    {"offers", [](const Recorded& row, Sink& sink) { sink.list(words(row.stance.offers)); }},
    {"version", [](const Recorded& row, Sink& sink) { sink.number(row.stance.version); }},
    {"confirmed", [](const Recorded& row, Sink& sink) { sink.truth(row.stance.confirmed); }},
}};

constexpr std::array<Field<UnsettledRow>, 4> unsettled_fields{{
    {"line",
     [](const UnsettledRow& row, Sink& sink) { sink.number(static_cast<std::int64_t>(row.line)); }},
    {"column", [](const UnsettledRow& row,
                  Sink& sink) { sink.number(static_cast<std::int64_t>(row.column)); }},
    {"outcome",
     [](const UnsettledRow& row, Sink& sink) {
       sink.text(scenarios::row_outcomes.at(static_cast<std::size_t>(row.outcome)));
     }},
    {"reason", [](const UnsettledRow& row, Sink& sink) { sink.text(row.reason); }},
}};

template <std::size_t scenarios::SurveyReport::*Count>
constexpr auto put_count = [](const SurveyResult& row, Sink& sink) {
  sink.number(static_cast<std::int64_t>(row.report.*Count));
};

}  // namespace

render::Fields<ResponseReport> response_fields() {
  static constexpr std::array<Field<ResponseReport>, 7> fields{{
      {"action", [](const ResponseReport&, Sink& sink) { sink.text("respond"); }},
      {"scenario", [](const ResponseReport& row, Sink& sink) { sink.number(row.scenario.id); }},
      {"ref", [](const ResponseReport& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.scenario.id); }},
      {"slug", [](const ResponseReport& row, Sink& sink) { sink.text(row.scenario.slug); }},
      {"member", [](const ResponseReport& row,
                    Sink& sink) { sink.reference(Letter::member, row.member_id); }},
      {"on_behalf", [](const ResponseReport& row, Sink& sink) { sink.truth(row.on_behalf); }},
      {"stances",
       [](const ResponseReport& row, Sink& sink) {
         sink.nested(NestedRows<Recorded>(recorded_fields, row.stances));
       }},
  }};
  return fields;
}

render::Fields<Stance> stance_fields() {
  static constexpr std::array<Field<Stance>, 15> fields{{
      {"axis", [](const Stance& row, Sink& sink) { sink.text(name(row.axis)); }},
      {"answer", [](const Stance& row, Sink& sink) { sink.text(name(row.answer)); }},
      {"at", [](const Stance& row, Sink& sink) { sink.instant(row.at); }},
      {"superseded_at", [](const Stance& row, Sink& sink) { sink.maybe(row.superseded_at); }},
      {"condition", [](const Stance& row, Sink& sink) { put_or_nothing(row.condition, sink); }},
      {"reason", [](const Stance& row, Sink& sink) { put_or_nothing(row.reason, sink); }},
      {"horizon", [](const Stance& row, Sink& sink) { put_or_nothing(row.horizon, sink); }},
      {"offers", [](const Stance& row, Sink& sink) { sink.list(words(row.offers)); }},
      {"version", [](const Stance& row, Sink& sink) { sink.number(row.version); }},
      {"stale", [](const Stance& row, Sink& sink) { sink.truth(row.stale && !row.superseded_at); }},
      {"confirmed", [](const Stance& row, Sink& sink) { sink.truth(row.confirmed); }},
      {"on_behalf", [](const Stance& row, Sink& sink) { sink.truth(row.on_behalf); }},
      {"late", [](const Stance& row, Sink& sink) { sink.truth(row.late); }, Shown::in_detail},
      {"source", [](const Stance& row, Sink& sink) { sink.text(name(row.source)); }},
      {"actor", [](const Stance& row, Sink& sink) { sink.text(row.actor); }, Shown::in_detail},
  }};
  return fields;
}

render::Fields<SurveyResult> survey_fields_shown() {
  using Row = SurveyResult;
  using scenarios::SurveyReport;
  static constexpr std::array<Field<Row>, 14> fields{{
      {"action", [](const Row&, Sink& sink) { sink.text("respond"); }},
      {"ref", [](const Row& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.report.scenario.id); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.report.scenario.slug); }},
      {"source", [](const Row& row, Sink& sink) { sink.text(row.report.source); }},
      {"rows", put_count<&SurveyReport::rows>},
      {"matched", put_count<&SurveyReport::matched>},
      {"ambiguous", put_count<&SurveyReport::ambiguous>},
      {"rejected", put_count<&SurveyReport::rejected>},
      {"recorded", put_count<&SurveyReport::recorded>},
      {"unchanged", put_count<&SurveyReport::unchanged>},
      {"stances", [](const Row& row, Sink& sink) { sink.number(row.report.stances); }},
      {"unknown_columns",
       [](const Row& row, Sink& sink) { sink.list(row.report.unknown_columns); }},
      {"dry_run", [](const Row& row, Sink& sink) { sink.truth(row.dry_run); }},
      {"unsettled",
       [](const Row& row, Sink& sink) {
         sink.nested(NestedRows<UnsettledRow>(unsettled_fields, row.report.unsettled));
       }},
  }};
  return fields;
}

}  // namespace qlab::cmd

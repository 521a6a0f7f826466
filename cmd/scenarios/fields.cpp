// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/fields.hpp"

#include <array>

namespace qlab::cmd {
namespace {

using render::Field;
using render::NestedRows;
using render::Shown;
using render::Sink;
using scenarios::AxisTally;
using scenarios::OfferCount;
using scenarios::Recorded;
using scenarios::ResponseReport;
using scenarios::Scenario;
using scenarios::Tally;
using scenarios::Transition;

std::vector<std::string> words(const std::vector<scenarios::Offer>& offers) {
  std::vector<std::string> names;
  for (const auto offer : offers) names.emplace_back(name(offer));
  return names;
}

/// What a row without content is about, for the description of the fields.
const AxisTally no_axis{};

/// An axis can say how many have not answered only with the electorate it belongs to.
struct AxisRow {
  const AxisTally* axis = &no_axis;
  std::optional<std::int64_t> electorate;
};

void put_unanswered(const std::optional<std::int64_t>& electorate, const AxisTally& axis,
                    Sink& sink) {
  if (electorate) {
    sink.number(unanswered(*electorate, axis.counts));
  } else {
    sink.nothing();
  }
}

constexpr std::array<Field<OfferCount>, 4> offer_fields{{
    {"offer", [](const OfferCount& row, Sink& sink) { sink.text(name(row.offer)); }},
    {"yes", [](const OfferCount& row, Sink& sink) { sink.number(row.yes); }},
    {"conditional", [](const OfferCount& row, Sink& sink) { sink.number(row.conditional); }},
    {"later", [](const OfferCount& row, Sink& sink) { sink.number(row.later); }},
}};

constexpr std::array<Field<AxisRow>, 13> axis_fields{{
    {"axis", [](const AxisRow& row, Sink& sink) { sink.text(name(row.axis->axis)); }},
    {"yes", [](const AxisRow& row, Sink& sink) { sink.number(row.axis->counts.yes); }},
    {"conditional",
     [](const AxisRow& row, Sink& sink) { sink.number(row.axis->counts.conditional); }},
    {"no", [](const AxisRow& row, Sink& sink) { sink.number(row.axis->counts.no); }},
    {"stale", [](const AxisRow& row, Sink& sink) { sink.number(row.axis->counts.stale); }},
    {"answered", [](const AxisRow& row, Sink& sink) { sink.number(answered(row.axis->counts)); }},
    {"unanswered",
     [](const AxisRow& row, Sink& sink) { put_unanswered(row.electorate, *row.axis, sink); }},
    {"lasting", [](const AxisRow& row, Sink& sink) { sink.number(row.axis->lasting); }},
    {"later_yes", [](const AxisRow& row, Sink& sink) { sink.number(row.axis->later.yes); }},
    {"later_conditional",
     [](const AxisRow& row, Sink& sink) { sink.number(row.axis->later.conditional); }},
    {"later_no", [](const AxisRow& row, Sink& sink) { sink.number(row.axis->later.no); }},
    {"later_stale", [](const AxisRow& row, Sink& sink) { sink.number(row.axis->later.stale); }},
    {"offers",
     [](const AxisRow& row, Sink& sink) {
       sink.nested(NestedRows<OfferCount>(offer_fields, row.axis->offers));
     }},
}};

void put_axes(const Tally& tally, Sink& sink) {
  std::vector<AxisRow> rows;
  for (const auto& axis : tally.axes) rows.push_back({&axis, tally.electorate});
  sink.nested(NestedRows<AxisRow>(axis_fields, rows));
}

constexpr std::array<Field<Recorded>, 8> recorded_fields{{
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
}};

}  // namespace

render::Fields<Scenario> scenario_fields() {
  static constexpr std::array<Field<Scenario>, 10> fields{{
      {"ref", [](const Scenario& row, Sink& sink) { sink.reference(Letter::scenario, row.id); }},
      {"id", [](const Scenario& row, Sink& sink) { sink.number(row.id); }, Shown::in_detail},
      {"slug", [](const Scenario& row, Sink& sink) { sink.text(row.slug); }},
      {"title", [](const Scenario& row, Sink& sink) { sink.text(row.title); }},
      {"state", [](const Scenario& row, Sink& sink) { sink.text(name(row.state)); }},
      {"position", [](const Scenario& row, Sink& sink) { sink.number(row.position); },
       Shown::in_detail},
      {"version", [](const Scenario& row, Sink& sink) { sink.number(row.version); },
       Shown::in_detail},
      {"opened_at", [](const Scenario& row, Sink& sink) { sink.maybe(row.opened_at); }},
      {"closed_at", [](const Scenario& row, Sink& sink) { sink.maybe(row.closed_at); },
       Shown::in_detail},
      {"created_at", [](const Scenario& row, Sink& sink) { sink.instant(row.created_at); },
       Shown::in_detail},
  }};
  return fields;
}

render::Fields<ScenarioView> scenario_view_fields() {
  using View = ScenarioView;
  static constexpr std::array<Field<View>, 14> fields{{
      {"ref", [](const View& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.tally.scenario.id); }},
      {"id", [](const View& row, Sink& sink) { sink.number(row.tally.scenario.id); }},
      {"slug", [](const View& row, Sink& sink) { sink.text(row.tally.scenario.slug); }},
      {"title", [](const View& row, Sink& sink) { sink.text(row.tally.scenario.title); }},
      {"state", [](const View& row, Sink& sink) { sink.text(name(row.tally.scenario.state)); }},
      {"position", [](const View& row, Sink& sink) { sink.number(row.tally.scenario.position); }},
      {"version", [](const View& row, Sink& sink) { sink.number(row.tally.scenario.version); }},
      {"opened_at", [](const View& row, Sink& sink) { sink.maybe(row.tally.scenario.opened_at); }},
      {"closed_at", [](const View& row, Sink& sink) { sink.maybe(row.tally.scenario.closed_at); }},
      {"created_at",
       [](const View& row, Sink& sink) { sink.instant(row.tally.scenario.created_at); }},
      {"electorate", [](const View& row, Sink& sink) { sink.maybe(row.tally.electorate); }},
      {"later", [](const View& row, Sink& sink) { sink.number(row.tally.later); }},
      {"axes", [](const View& row, Sink& sink) { put_axes(row.tally, sink); }},
      {"body", [](const View& row, Sink& sink) { sink.text(row.body); }},
  }};
  return fields;
}

render::Fields<Transition> scenario_transition_fields() {
  static constexpr std::array<Field<Transition>, 7> fields{{
      {"ref", [](const Transition& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.scenario.id); }},
      {"slug", [](const Transition& row, Sink& sink) { sink.text(row.scenario.slug); }},
      {"state", [](const Transition& row, Sink& sink) { sink.text(name(row.scenario.state)); }},
      {"previous", [](const Transition& row, Sink& sink) { sink.text(name(row.before)); }},
      {"changed",
       [](const Transition& row, Sink& sink) { sink.truth(row.scenario.state != row.before); }},
      {"opened_at", [](const Transition& row, Sink& sink) { sink.maybe(row.scenario.opened_at); }},
      {"refused", [](const Transition& row, Sink& sink) { put_or_nothing(row.refused, sink); }},
  }};
  return fields;
}

render::Fields<ResponseReport> response_fields() {
  static constexpr std::array<Field<ResponseReport>, 7> fields{{
      {"action", [](const ResponseReport&, Sink& sink) { sink.text("respond"); }},
      {"scenario", [](const ResponseReport& row, Sink& sink) { sink.number(row.scenario.id); }},
      {"ref", [](const ResponseReport& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.scenario.id); }},
      {"slug", [](const ResponseReport& row, Sink& sink) { sink.text(row.scenario.slug); }},
      {"member", [](const ResponseReport& row,
                    Sink& sink) { sink.reference(Letter::member, row.member_id); }},
      {"on_behalf", [](const ResponseReport& row,
                       Sink& sink) { sink.truth(row.source == scenarios::Source::staff); }},
      {"stances",
       [](const ResponseReport& row, Sink& sink) {
         sink.nested(NestedRows<Recorded>(recorded_fields, row.stances));
       }},
  }};
  return fields;
}

render::Fields<Tally> tally_fields() {
  static constexpr std::array<Field<Tally>, 8> fields{{
      {"scenario", [](const Tally& row, Sink& sink) { sink.number(row.scenario.id); }},
      {"ref",
       [](const Tally& row, Sink& sink) { sink.reference(Letter::scenario, row.scenario.id); }},
      {"slug", [](const Tally& row, Sink& sink) { sink.text(row.scenario.slug); }},
      {"title", [](const Tally& row, Sink& sink) { sink.text(row.scenario.title); }},
      {"state", [](const Tally& row, Sink& sink) { sink.text(name(row.scenario.state)); }},
      {"electorate", [](const Tally& row, Sink& sink) { sink.maybe(row.electorate); }},
      {"later", [](const Tally& row, Sink& sink) { sink.number(row.later); }},
      {"axes", put_axes},
  }};
  return fields;
}

render::Fields<TallyRow> tally_row_fields() {
  using Row = TallyRow;
  static constexpr std::array<Field<Row>, 12> fields{{
      {"ref", [](const Row& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.tally->scenario.id); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.tally->scenario.slug); }},
      {"axis", [](const Row& row, Sink& sink) { sink.text(name(row.axis->axis)); }},
      {"yes", [](const Row& row, Sink& sink) { sink.number(row.axis->counts.yes); }},
      {"conditional",
       [](const Row& row, Sink& sink) { sink.number(row.axis->counts.conditional); }},
      {"no", [](const Row& row, Sink& sink) { sink.number(row.axis->counts.no); }},
      {"stale", [](const Row& row, Sink& sink) { sink.number(row.axis->counts.stale); }},
      {"answered", [](const Row& row, Sink& sink) { sink.number(answered(row.axis->counts)); },
       Shown::in_detail},
      {"unanswered",
       [](const Row& row, Sink& sink) { put_unanswered(row.tally->electorate, *row.axis, sink); }},
      {"electorate", [](const Row& row, Sink& sink) { sink.maybe(row.tally->electorate); }},
      {"lasting", [](const Row& row, Sink& sink) { sink.number(row.axis->lasting); }},
      {"later_answered", [](const Row& row, Sink& sink) { sink.number(answered(row.axis->later)); },
       Shown::in_detail},
  }};
  return fields;
}

std::vector<TallyRow> tally_rows(std::span<const Tally> tallies) {
  std::vector<TallyRow> rows;
  for (const auto& tally : tallies) {
    for (const auto& axis : tally.axes) rows.push_back({&tally, &axis});
  }
  return rows;
}

}  // namespace qlab::cmd

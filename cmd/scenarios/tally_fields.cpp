// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/tally_fields.hpp"

#include <array>

#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using render::Field;
using render::NestedRows;
using render::Shown;
using render::Sink;
using scenarios::AxisTally;
using scenarios::Judgement;
using scenarios::OfferCount;
using scenarios::PublicAxis;
using scenarios::PublicJudgement;
using scenarios::PublicOffer;
using scenarios::PublicTally;
using scenarios::Tally;

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

void put_verdict(const std::optional<scenarios::Verdict>& verdict, Sink& sink) {
  verdict ? sink.text(name(*verdict)) : sink.nothing();
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

constexpr std::array<Field<Judgement>, 7> judgement_fields{{
    {"rule", [](const Judgement& row, Sink& sink) { sink.text(text_of(row.rule)); }},
    {"verdict", [](const Judgement& row, Sink& sink) { sink.text(name(row.verdict)); }},
    {"counted", [](const Judgement& row, Sink& sink) { sink.number(row.counted); }},
    {"whole", [](const Judgement& row, Sink& sink) { sink.maybe(row.whole); }},
    {"needed", [](const Judgement& row, Sink& sink) { sink.number(row.needed); }},
    {"short_by", [](const Judgement& row, Sink& sink) { sink.number(row.short_by); }},
    {"could_change", [](const Judgement& row, Sink& sink) { sink.number(row.could_change); }},
}};

constexpr std::array<Field<PublicOffer>, 2> public_offer_fields{{
    {"offer", [](const PublicOffer& row, Sink& sink) { sink.text(name(row.offer)); }},
    {"people", [](const PublicOffer& row, Sink& sink) { sink.maybe(row.people); }},
}};

constexpr std::array<Field<PublicAxis>, 9> public_axis_fields{{
    {"axis", [](const PublicAxis& row, Sink& sink) { sink.text(name(row.axis)); }},
    {"yes", [](const PublicAxis& row, Sink& sink) { sink.maybe(row.yes); }},
    {"conditional", [](const PublicAxis& row, Sink& sink) { sink.maybe(row.conditional); }},
    {"no", [](const PublicAxis& row, Sink& sink) { sink.maybe(row.no); }},
    {"stale", [](const PublicAxis& row, Sink& sink) { sink.maybe(row.stale); }},
    {"answered", [](const PublicAxis& row, Sink& sink) { sink.maybe(row.answered); }},
    {"unanswered", [](const PublicAxis& row, Sink& sink) { sink.maybe(row.unanswered); }},
    {"lasting", [](const PublicAxis& row, Sink& sink) { sink.maybe(row.lasting); }},
    {"offers",
     [](const PublicAxis& row, Sink& sink) {
       sink.nested(NestedRows<PublicOffer>(public_offer_fields, row.offers));
     }},
}};

constexpr std::array<Field<PublicJudgement>, 6> public_judgement_fields{{
    {"rule", [](const PublicJudgement& row, Sink& sink) { sink.text(text_of(row.rule)); }},
    {"verdict", [](const PublicJudgement& row, Sink& sink) { put_verdict(row.verdict, sink); }},
    {"counted", [](const PublicJudgement& row, Sink& sink) { sink.maybe(row.counted); }},
    {"whole", [](const PublicJudgement& row, Sink& sink) { sink.maybe(row.whole); }},
    {"needed", [](const PublicJudgement& row, Sink& sink) { sink.maybe(row.needed); }},
    {"short_by", [](const PublicJudgement& row, Sink& sink) { sink.maybe(row.short_by); }},
}};

}  // namespace

void put_axes(const Tally& tally, Sink& sink) {
  std::vector<AxisRow> rows;
  for (const auto& axis : tally.axes) rows.push_back({&axis, tally.electorate});
  sink.nested(NestedRows<AxisRow>(axis_fields, rows));
}

render::Fields<JudgedTally> tally_fields() {
  using Row = JudgedTally;
  static constexpr std::array<Field<Row>, 11> fields{{
      {"scenario", [](const Row& row, Sink& sink) { sink.number(row.tally.scenario.id); }},
      {"ref",
       [](const Row& row, Sink& sink) { sink.reference(Letter::scenario, row.tally.scenario.id); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.tally.scenario.slug); }},
      {"title", [](const Row& row, Sink& sink) { sink.text(row.tally.scenario.title); }},
      {"state", [](const Row& row, Sink& sink) { sink.text(name(row.tally.scenario.state)); }},
      {"electorate", [](const Row& row, Sink& sink) { sink.maybe(row.tally.electorate); }},
      {"reachable", [](const Row& row, Sink& sink) { sink.maybe(row.tally.reachable); }},
      {"later", [](const Row& row, Sink& sink) { sink.number(row.tally.later); }},
      {"verdict",
       [](const Row& row, Sink& sink) { put_verdict(scenarios::overall(row.judgements), sink); }},
      {"axes", [](const Row& row, Sink& sink) { put_axes(row.tally, sink); }},
      {"rules",
       [](const Row& row, Sink& sink) {
         sink.nested(NestedRows<Judgement>(judgement_fields, row.judgements));
       }},
  }};
  return fields;
}

render::Fields<PublicTally> public_tally_fields() {
  using Row = PublicTally;
  static constexpr std::array<Field<Row>, 13> fields{{
      {"scenario", [](const Row& row, Sink& sink) { sink.number(row.scenario.id); }},
      {"ref",
       [](const Row& row, Sink& sink) { sink.reference(Letter::scenario, row.scenario.id); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.scenario.slug); }},
      {"title", [](const Row& row, Sink& sink) { sink.text(row.scenario.title); }},
      {"state", [](const Row& row, Sink& sink) { sink.text(name(row.scenario.state)); }},
      {"as_of", [](const Row& row, Sink& sink) { sink.maybe(row.as_of); }},
      {"electorate", [](const Row& row, Sink& sink) { sink.maybe(row.electorate); }},
      {"reachable", [](const Row& row, Sink& sink) { sink.maybe(row.reachable); }},
      {"later", [](const Row& row, Sink& sink) { sink.maybe(row.later); }},
      {"verdict", [](const Row& row, Sink& sink) { put_verdict(row.overall, sink); }},
      {"axes",
       [](const Row& row, Sink& sink) {
         sink.nested(NestedRows<PublicAxis>(public_axis_fields, row.axes));
       }},
      {"rules",
       [](const Row& row, Sink& sink) {
         sink.nested(NestedRows<PublicJudgement>(public_judgement_fields, row.judgements));
       }},
      {"smallest_cell", [](const Row&, Sink& sink) { sink.number(smallest_cell); }},
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

render::Fields<PublicTallyRow> public_tally_row_fields() {
  using Row = PublicTallyRow;
  static constexpr std::array<Field<Row>, 12> fields{{
      {"ref", [](const Row& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.tally->scenario.id); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.tally->scenario.slug); }},
      {"axis", [](const Row& row, Sink& sink) { sink.text(name(row.axis->axis)); }},
      {"yes", [](const Row& row, Sink& sink) { sink.maybe(row.axis->yes); }},
      {"conditional", [](const Row& row, Sink& sink) { sink.maybe(row.axis->conditional); }},
      {"no", [](const Row& row, Sink& sink) { sink.maybe(row.axis->no); }},
      {"stale", [](const Row& row, Sink& sink) { sink.maybe(row.axis->stale); }},
      {"answered", [](const Row& row, Sink& sink) { sink.maybe(row.axis->answered); },
       Shown::in_detail},
      {"unanswered", [](const Row& row, Sink& sink) { sink.maybe(row.axis->unanswered); }},
      {"electorate", [](const Row& row, Sink& sink) { sink.maybe(row.tally->electorate); }},
      {"lasting", [](const Row& row, Sink& sink) { sink.maybe(row.axis->lasting); }},
      {"as_of", [](const Row& row, Sink& sink) { sink.maybe(row.tally->as_of); }, Shown::in_detail},
  }};
  return fields;
}

render::Fields<RuleRow> rule_row_fields() {
  using Row = RuleRow;
  static constexpr std::array<Field<Row>, 9> fields{{
      {"ref",
       [](const Row& row, Sink& sink) { sink.reference(Letter::scenario, row.scenario->id); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.scenario->slug); }},
      {"rule", [](const Row& row, Sink& sink) { sink.text(text_of(row.judgement->rule)); }},
      {"verdict", [](const Row& row, Sink& sink) { sink.text(name(row.judgement->verdict)); }},
      {"counted", [](const Row& row, Sink& sink) { sink.number(row.judgement->counted); }},
      {"whole", [](const Row& row, Sink& sink) { sink.maybe(row.judgement->whole); }},
      {"needed", [](const Row& row, Sink& sink) { sink.number(row.judgement->needed); }},
      {"short_by", [](const Row& row, Sink& sink) { sink.number(row.judgement->short_by); }},
      {"could_change",
       [](const Row& row, Sink& sink) { sink.number(row.judgement->could_change); }},
  }};
  return fields;
}

render::Fields<PublicRuleRow> public_rule_row_fields() {
  using Row = PublicRuleRow;
  static constexpr std::array<Field<Row>, 8> fields{{
      {"ref",
       [](const Row& row, Sink& sink) { sink.reference(Letter::scenario, row.scenario->id); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.scenario->slug); }},
      {"rule", [](const Row& row, Sink& sink) { sink.text(text_of(row.judgement->rule)); }},
      {"verdict", [](const Row& row, Sink& sink) { put_verdict(row.judgement->verdict, sink); }},
      {"counted", [](const Row& row, Sink& sink) { sink.maybe(row.judgement->counted); }},
      {"whole", [](const Row& row, Sink& sink) { sink.maybe(row.judgement->whole); }},
      {"needed", [](const Row& row, Sink& sink) { sink.maybe(row.judgement->needed); }},
      {"short_by", [](const Row& row, Sink& sink) { sink.maybe(row.judgement->short_by); }},
  }};
  return fields;
}

render::Fields<CouldChangeRow> could_change_fields() {
  using Row = CouldChangeRow;
  static constexpr std::array<Field<Row>, 6> fields{{
      {"member",
       [](const Row& row, Sink& sink) { sink.reference(Letter::member, row.who.member); }},
      {"name", [](const Row& row, Sink& sink) { sink.text(row.who.name); }},
      {"missing", [](const Row& row, Sink& sink) { sink.text(name(row.who.missing)); }},
      {"reachable", [](const Row& row, Sink& sink) { sink.truth(row.who.reachable); }},
      {"slug", [](const Row& row, Sink& sink) { sink.text(row.scenario->slug); }},
      {"rule", [](const Row& row, Sink& sink) { sink.text(text_of(*row.rule)); }},
  }};
  return fields;
}

}  // namespace qlab::cmd

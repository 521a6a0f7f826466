// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/trace.hpp"

#include <array>

#include "cmd/context.hpp"
#include "cmd/scenarios/rules.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/trace.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using handover::TracedFigure;
using render::Field;
using render::NestedRows;
using render::Sink;
using enum render::Shown;

struct Row {
  std::string ref;
  std::string other;
};

struct Traced {
  TracedFigure figure;
  std::vector<Row> rows;
};

constexpr std::array<Field<Row>, 2> row_fields{{
    {"ref", [](const Row& row, Sink& to) { to.text(row.ref); }},
    {"with", [](const Row& row, Sink& to) { put_or_nothing(row.other, to); }},
}};

constexpr std::array<Field<TracedFigure>, 2> name_fields{{
    {"figure", [](const TracedFigure& row, Sink& to) { to.text(row.name); }},
    {"what", [](const TracedFigure& row, Sink& to) { to.text(row.what); }},
}};

constexpr std::array<Field<Traced>, 6> traced_fields{{
    {"figure", [](const Traced& row, Sink& to) { to.text(row.figure.name); }},
    {"what", [](const Traced& row, Sink& to) { to.text(row.figure.what); }},
    {"query", [](const Traced& row, Sink& to) { to.text(row.figure.sql); }},
    {"values", [](const Traced& row,
                  Sink& to) { put_or_nothing(handover::described(row.figure.values), to); }},
    {"count",
     [](const Traced& row, Sink& to) { to.number(static_cast<std::int64_t>(row.rows.size())); }},
    {"rows", [](const Traced& row, Sink& to) { to.nested(NestedRows<Row>(row_fields, row.rows)); }},
}};

Exit list(Context& context) {
  const auto zone = context.zone();
  const auto rules = viability_rules(context.config().scenarios);
  auto rows = context.rows(render::Fields<TracedFigure>(name_fields));
  for (const auto& figure : handover::traced_figures(context.store_to_read(), {zone, rules})) {
    rows.add(figure);
  }
  rows.finish();
  return Exit::ok;
}

}  // namespace

void declare_trace(Verb& report, const std::string& figure) {
  report.shows([] { return render::Fields<TracedFigure>(name_fields); }, render::Amount::many,
               {"trace list", [&figure] { return figure == every_figure; }});
  report.shows([] { return render::Fields<Traced>(traced_fields); }, render::Amount::one,
               {"trace", [&figure] { return !figure.empty() && figure != every_figure; }});
  report.lists([] { return render::Fields<Row>(row_fields); });
}

Exit show_trace(Context& context, const std::string& figure) {
  if (figure == every_figure) return list(context);
  const auto& store = context.store_to_read();
  const auto zone = context.zone();
  const auto rules = viability_rules(context.config().scenarios);
  Traced traced{handover::require_figure(store, {zone, rules}, figure), {}};
  handover::each_traced(store, traced.figure, [&](std::string_view ref, std::string_view other) {
    traced.rows.push_back({std::string(ref), std::string(other)});
  });
  if (context.style().is_json()) {
    context.show(render::Fields<Traced>(traced_fields), traced);
    return Exit::ok;
  }
  context.note("{}: {}", text::terminal_safe(traced.figure.what), traced.rows.size());
  context.note("{}", traced.figure.sql);
  if (!traced.figure.values.empty()) {
    context.note("{}", text::terminal_safe(handover::described(traced.figure.values)));
  }
  auto rows = context.rows(render::Fields<Row>(row_fields));
  for (const auto& row : traced.rows) rows.add(row);
  rows.finish();
  return Exit::ok;
}

}  // namespace qlab::cmd

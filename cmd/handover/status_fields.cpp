// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/status_fields.hpp"

#include <array>

#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using handover::Accounted;
using handover::Check;
using render::Field;
using render::NestedOne;
using render::NestedRows;
using render::Sink;
using enum render::Shown;

constexpr std::array<Field<Check>, 6> check_rows{{
    {"state", [](const Check& row, Sink& to) { to.text(name(row.ready)); }},
    {"what", [](const Check& row, Sink& to) { to.text(row.what); }},
    {"count", [](const Check& row, Sink& to) { to.number(row.count); }, in_detail},
    {"detail", [](const Check& row, Sink& to) { to.text(row.detail); }},
    {"due", [](const Check& row, Sink& to) { to.maybe(row.due); }},
    {"command", [](const Check& row, Sink& to) { put_or_nothing(row.command, to); }},
}};

constexpr std::array<Field<Chase>, 7> chase_rows{{
    {"ref", [](const Chase& row, Sink& to) { to.reference(Letter::member, row.open.member); }},
    {"id", [](const Chase& row, Sink& to) { to.number(row.open.member); }, in_detail},
    {"name", [](const Chase& row, Sink& to) { to.text(row.open.name); }},
    {"recipient", [](const Chase& row, Sink& to) { to.text(row.recipient); }},
    {"state", [](const Chase& row, Sink& to) { to.text(name(row.open.state)); }},
    {"asked_at", [](const Chase& row, Sink& to) { to.maybe(row.open.asked_at); }},
    {"command", [](const Chase& row, Sink& to) { to.text(row.command); }},
}};

constexpr std::array<Field<Accounted>, 4> accounted_rows{{
    {"heard_from", [](const Accounted& row, Sink& to) { to.number(row.heard); }},
    {"silent", [](const Accounted& row, Sink& to) { to.number(row.silent); }},
    {"unreachable", [](const Accounted& row, Sink& to) { to.number(row.unreachable); }},
    {"unasked", [](const Accounted& row, Sink& to) { to.number(row.unasked); }},
}};

std::optional<std::int64_t> days_left(const handover::Readiness& readiness) {
  const auto sunset = handover::sunset(readiness.plan);
  if (!sunset) return {};
  return std::chrono::floor<std::chrono::days>(*sunset - readiness.as_of).count();
}

template <handover::Ready ready>
void put_count(const StatusResult& row, Sink& to) {
  to.number(row.readiness.count(ready));
}

void put_successors(const StatusResult& row, Sink& to) {
  std::vector<SuccessorView> views;
  for (const auto& [successor, consents] : row.readiness.successors) {
    views.push_back({successor, consents});
  }
  to.nested(NestedRows<SuccessorView>(successor_fields(), views));
}

constexpr std::array<Field<StatusResult>, 12> status_rows{{
    {"as_of", [](const StatusResult& row, Sink& to) { to.instant(row.readiness.as_of); }},
    {"frozen", [](const StatusResult& row, Sink& to) { to.truth(row.readiness.is_frozen); }},
    {"sunset",
     [](const StatusResult& row, Sink& to) { to.maybe(handover::sunset(row.readiness.plan)); }},
    {"days_left", [](const StatusResult& row, Sink& to) { to.maybe(days_left(row.readiness)); }},
    {"done", put_count<handover::Ready::done>},
    {"open", put_count<handover::Ready::open>},
    {"overdue", put_count<handover::Ready::overdue>},
    {"plan", [](const StatusResult& row,
                Sink& to) { to.nested(NestedRows<PlannedStep>(plan_fields(), row.plan)); }},
    {"checks", [](const StatusResult& row,
                  Sink& to) { to.nested(NestedRows<Check>(check_rows, row.readiness.checks)); }},
    {"accounted_for",
     [](const StatusResult& row, Sink& to) {
       const std::optional<Accounted> accounted(row.readiness.accounted);
       to.nested(NestedOne<Accounted>(accounted_rows, accounted));
     }},
    {"successors", put_successors},
    {"missing_consents", [](const StatusResult& row,
                            Sink& to) { to.nested(NestedRows<Chase>(chase_rows, row.missing)); }},
}};

}  // namespace

render::Fields<Chase> chase_fields() { return chase_rows; }
render::Fields<StatusResult> status_fields() { return status_rows; }
render::Fields<handover::Check> check_fields() { return check_rows; }

}  // namespace qlab::cmd

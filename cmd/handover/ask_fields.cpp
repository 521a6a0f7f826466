// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/ask_fields.hpp"

#include <array>

#include "cmd/context.hpp"
#include "cmd/mail/fields.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using render::Field;
using render::NestedRows;
using render::Sink;
using webinar::Skipped;

constexpr std::array<Field<Skipped>, 3> skipped_rows{{
    {"member", [](const Skipped& row, Sink& to) { to.reference(Letter::member, row.member); }},
    {"reason", [](const Skipped& row, Sink& to) { to.text(name(row.why.reason)); }},
    {"detail", [](const Skipped& row, Sink& to) { to.text(row.why.text); }},
}};

template <std::vector<mail::Reported> mail::SendReport::*list>
void put_reported(const AskResult& result, Sink& to) {
  to.nested(NestedRows<mail::Reported>(reported_fields(), result.sent.*list));
}

void put_members(const AskResult& result, Sink& to) {
  std::vector<std::string> refs;
  for (const auto& each : result.asking.recipients) {
    refs.push_back(ref(Letter::member, each.member));
  }
  to.list(refs);
}

constexpr std::array<Field<AskResult>, 10> ask_rows{{
    {"action", [](const AskResult& /*row*/, Sink& to) { to.text("ask"); }},
    {"recipient",
     [](const AskResult& row, Sink& to) { to.text(row.asking.question.successor.name); }},
    {"dry_run", [](const AskResult& row, Sink& to) { to.truth(row.dry_run); }},
    {"selected", [](const AskResult& row,
                    Sink& to) { to.number(static_cast<std::int64_t>(row.asking.selected())); }},
    {"asked", put_members},
    {"skipped", [](const AskResult& row,
                   Sink& to) { to.nested(NestedRows<Skipped>(skipped_rows, row.asking.skipped)); }},
    {"sent", put_reported<&mail::SendReport::sent>},
    {"deferred", put_reported<&mail::SendReport::deferred>},
    {"failed", put_reported<&mail::SendReport::failed>},
    {"uncertain", put_reported<&mail::SendReport::uncertain>},
}};

}  // namespace

render::Fields<AskResult> ask_fields() { return ask_rows; }

void show_asking(Context& context, const AskResult& result) {
  if (context.style().is_json()) {
    context.show(ask_fields(), result);
    return;
  }
  auto rows = context.rows(round_decision_fields());
  for (const auto& each : result.asking.recipients) rows.add({each.member, {}});
  for (const auto& each : result.asking.skipped) rows.add({each.member, each.why});
  rows.finish();
  context.note("{} selected: {} {}, {} skipped", result.asking.selected(),
               result.asking.recipients.size(), result.dry_run ? "would be asked" : "asked",
               result.asking.skipped.size());
}

}  // namespace qlab::cmd

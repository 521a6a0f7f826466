// SPDX-License-Identifier: Apache-2.0
#include "cmd/store/fields.hpp"

#include <array>

#include "lib/core/text.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using render::Sink;
using store::ChangeDetail;
using store::Dependent;
using store::LogEntry;
using store::Problem;
using store::TableCount;
using enum render::Shown;

void put_touched(const LogEntry& change, Sink& sink) {
  std::vector<std::string> refs;
  for (const auto ref : text::split(change.touched, ' ')) {
    if (!ref.empty()) refs.emplace_back(ref);
  }
  sink.list(refs);
}

constexpr std::array<render::Field<LogEntry>, 11> entry_fields{{
    {"id", [](const LogEntry& change, Sink& sink) { sink.number(change.id); }},
    {"at", [](const LogEntry& change, Sink& sink) { sink.instant(change.at); }},
    {"actor", [](const LogEntry& change, Sink& sink) { sink.text(change.actor); }},
    {"command", [](const LogEntry& change, Sink& sink) { sink.text(change.command); }},
    {"summary", [](const LogEntry& change, Sink& sink) { sink.text(change.summary); }},
    {"touched", put_touched, in_detail},
    {"undoes", [](const LogEntry& change, Sink& sink) { sink.maybe(change.undoes); }, in_detail},
    {"undone_by", [](const LogEntry& change, Sink& sink) { sink.maybe(change.undone_by); },
     in_detail},
    {"can_undo", [](const LogEntry& change, Sink& sink) { sink.truth(!store::obstacle(change)); }},
    {"why_not", [](const LogEntry& change, Sink& sink) { sink.maybe(store::obstacle(change)); }},
    {"erased_rows", [](const LogEntry& change, Sink& sink) { sink.number(change.erased_rows); },
     in_detail},
}};

constexpr std::array<render::Field<TableCount>, 4> table_fields{{
    {"table", [](const TableCount& count, Sink& sink) { sink.text(count.table); }},
    {"inserted", [](const TableCount& count, Sink& sink) { sink.number(count.rows.inserted); }},
    {"updated", [](const TableCount& count, Sink& sink) { sink.number(count.rows.updated); }},
    {"deleted", [](const TableCount& count, Sink& sink) { sink.number(count.rows.deleted); }},
}};

constexpr std::array<render::Field<Dependent>, 2> dependent_fields{{
    {"id", [](const Dependent& later, Sink& sink) { sink.number(later.id); }},
    {"command", [](const Dependent& later, Sink& sink) { sink.text(later.command); }},
}};

/// The fields of a list, up to what only a closer look can tell.
template <std::size_t index>
void put_of_entry(const ChangeDetail& detail, Sink& sink) {
  entry_fields[index].put(detail.entry, sink);
}

constexpr std::array<render::Field<ChangeDetail>, 13> detail_fields{{
    {"id", put_of_entry<0>},
    {"at", put_of_entry<1>},
    {"actor", put_of_entry<2>},
    {"command", put_of_entry<3>},
    {"summary", put_of_entry<4>},
    {"touched", put_of_entry<5>},
    {"undoes", put_of_entry<6>},
    {"undone_by", put_of_entry<7>},
    {"can_undo",
     [](const ChangeDetail& detail, Sink& sink) { sink.truth(!detail.why_not.has_value()); }},
    {"why_not", [](const ChangeDetail& detail, Sink& sink) { sink.maybe(detail.why_not); }},
    {"erased_rows", put_of_entry<10>},
    {"tables",
     [](const ChangeDetail& detail, Sink& sink) {
       sink.nested(render::NestedRows<TableCount>(table_fields, detail.tables));
     }},
    {"built_on_by",
     [](const ChangeDetail& detail, Sink& sink) {
       sink.nested(render::NestedRows<Dependent>(dependent_fields, detail.dependents));
     }},
}};

constexpr std::array<render::Field<Problem>, 3> each_problem{{
    {"severity",
     [](const Problem& problem, Sink& sink) {
       sink.text(problem.severity == store::Severity::damage ? "damage" : "problem");
     }},
    {"problem", [](const Problem& problem, Sink& sink) { sink.text(problem.message); }},
    {"way_out", [](const Problem& problem, Sink& sink) { sink.text(problem.way_out); }},
}};

constexpr std::array<render::Field<UndoResult>, 6> result_fields{{
    {"action", [](const UndoResult& /*result*/, Sink& sink) { sink.text("undo"); }},
    {"dry_run", [](const UndoResult& result, Sink& sink) { sink.truth(result.dry_run); }},
    {"change", [](const UndoResult& result, Sink& sink) { sink.number(result.change); }},
    {"undone_by", [](const UndoResult& result, Sink& sink) { sink.maybe(result.undone_by); }},
    {"cancelled", [](const UndoResult& result, Sink& sink) { sink.number(result.cancelled); }},
    {"erased_rows", [](const UndoResult& result, Sink& sink) { sink.number(result.erased_rows); }},
}};

}  // namespace

render::Fields<LogEntry> change_fields() { return entry_fields; }
render::Fields<ChangeDetail> change_detail_fields() { return detail_fields; }
render::Fields<Problem> problem_fields() { return each_problem; }
render::Fields<UndoResult> undo_fields() { return result_fields; }

}  // namespace qlab::cmd

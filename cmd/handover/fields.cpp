// SPDX-License-Identifier: Apache-2.0
#include "cmd/handover/fields.hpp"

#include <array>

namespace qlab::cmd {
namespace {

using handover::Lesson;
using handover::Task;
using members::ConsentState;
using render::Field;
using render::Sink;
using enum render::Shown;

constexpr std::array<Field<PlannedStep>, 4> plan_rows{{
    {"step", [](const PlannedStep& row, Sink& to) { to.text(row.step); }},
    {"at", [](const PlannedStep& row, Sink& to) { to.maybe(row.at); }},
    {"days_left", [](const PlannedStep& row, Sink& to) { to.maybe(row.days_left); }},
    {"over", [](const PlannedStep& row, Sink& to) { to.truth(row.is_over); }},
}};

template <ConsentState state>
void put_count(const SuccessorView& row, Sink& to) {
  to.number(row.consents.count(state));
}

constexpr std::array<Field<SuccessorView>, 13> successor_rows{{
    {"ref", [](const SuccessorView& row,
               Sink& to) { to.reference(Letter::handover_item, row.successor.id); }},
    {"id", [](const SuccessorView& row, Sink& to) { to.number(row.successor.id); }, in_detail},
    {"name", [](const SuccessorView& row, Sink& to) { to.text(row.successor.name); }},
    {"email", [](const SuccessorView& row, Sink& to) { put_or_nothing(row.successor.email, to); }},
    {"organisation",
     [](const SuccessorView& row, Sink& to) { put_or_nothing(row.successor.organisation, to); }},
    {"public_key",
     [](const SuccessorView& row, Sink& to) { put_or_nothing(row.successor.public_key, to); },
     in_detail},
    {"given", put_count<ConsentState::given>},
    {"asked", put_count<ConsentState::asked>},
    {"refused", put_count<ConsentState::refused>},
    {"withdrawn", put_count<ConsentState::withdrawn>},
    {"not_asked", put_count<ConsentState::unknown>},
    {"created_at", [](const SuccessorView& row, Sink& to) { to.instant(row.successor.created_at); },
     in_detail},
    {"updated_at", [](const SuccessorView& row, Sink& to) { to.instant(row.successor.updated_at); },
     in_detail},
}};

constexpr std::array<Field<Lesson>, 9> lesson_rows{{
    {"ref", [](const Lesson& row, Sink& to) { to.reference(Letter::handover_item, row.id); }},
    {"id", [](const Lesson& row, Sink& to) { to.number(row.id); }, in_detail},
    {"title", [](const Lesson& row, Sink& to) { to.text(row.title); }},
    {"confidence", [](const Lesson& row, Sink& to) { to.text(name(row.confidence)); }},
    {"role", [](const Lesson& row, Sink& to) { put_or_nothing(row.role, to); }},
    {"sources", [](const Lesson& row, Sink& to) { to.list(row.sources); }},
    {"body", [](const Lesson& row, Sink& to) { to.text(row.body); }, in_detail},
    {"created_at", [](const Lesson& row, Sink& to) { to.instant(row.created_at); }, in_detail},
    {"updated_at", [](const Lesson& row, Sink& to) { to.instant(row.updated_at); }, in_detail},
}};

void put_owning_member(const Task& row, Sink& to) {
  row.member ? to.reference(Letter::member, *row.member) : to.nothing();
}

constexpr std::array<Field<Task>, 11> task_rows{{
    {"ref", [](const Task& row, Sink& to) { to.reference(Letter::handover_item, row.id); }},
    {"id", [](const Task& row, Sink& to) { to.number(row.id); }, in_detail},
    {"task", [](const Task& row, Sink& to) { to.text(row.task); }},
    {"owner", [](const Task& row, Sink& to) { put_or_nothing(row.owner, to); }},
    {"member", put_owning_member, in_detail},
    {"state", [](const Task& row, Sink& to) { to.text(name(row.state)); }},
    {"next_step", [](const Task& row, Sink& to) { put_or_nothing(row.next_step, to); }},
    {"due_at", [](const Task& row, Sink& to) { to.maybe(row.due_at); }},
    {"done_at", [](const Task& row, Sink& to) { to.maybe(row.done_at); }, in_detail},
    {"created_at", [](const Task& row, Sink& to) { to.instant(row.created_at); }, in_detail},
    {"updated_at", [](const Task& row, Sink& to) { to.instant(row.updated_at); }, in_detail},
}};

}  // namespace

render::Fields<PlannedStep> plan_fields() { return plan_rows; }
render::Fields<SuccessorView> successor_fields() { return successor_rows; }
render::Fields<handover::Lesson> lesson_fields() { return lesson_rows; }
render::Fields<handover::Task> task_fields() { return task_rows; }

}  // namespace qlab::cmd

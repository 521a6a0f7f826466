// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/fields.hpp"

#include <array>
#include <utility>

#include "cmd/mail/fields.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using render::Sink;
using enum render::Shown;
using webinar::Attended;
using webinar::Skipped;
using webinar::Standing;
using webinar::Summary;
using webinar::UncountedAnswer;

void put_count(std::size_t count, Sink& sink) { sink.number(static_cast<std::int64_t>(count)); }

void put_member(std::int64_t member, Sink& sink) { sink.reference(Letter::member, member); }

constexpr std::array<render::Field<Summary>, 23> summary_fields{{
    {"ref", [](const Summary& row, Sink& to) { to.reference(Letter::webinar, row.webinar.id); }},
    {"id", [](const Summary& row, Sink& to) { to.number(row.webinar.id); }, in_detail},
    {"slug", [](const Summary& row, Sink& to) { to.text(row.webinar.slug); }},
    {"title", [](const Summary& row, Sink& to) { to.text(row.webinar.title); }},
    {"starts_at", [](const Summary& row, Sink& to) { to.instant(row.webinar.starts_at); }},
    {"ends_at", [](const Summary& row, Sink& to) { to.instant(row.webinar.ends_at()); }, in_detail},
    {"local_start", [](const Summary& row, Sink& to) { to.text(row.webinar.local_start); },
     in_detail},
    {"zone", [](const Summary& row, Sink& to) { to.text(row.webinar.zone); }, in_detail},
    {"duration_s", [](const Summary& row, Sink& to) { to.number(row.webinar.duration.count()); },
     in_detail},
    {"url", [](const Summary& row, Sink& to) { put_or_nothing(row.webinar.url, to); }, in_detail},
    {"capacity", [](const Summary& row, Sink& to) { to.maybe(row.webinar.capacity); }, in_detail},
    {"rsvp_until", [](const Summary& row, Sink& to) { to.maybe(row.webinar.rsvp_until); },
     in_detail},
    {"status", [](const Summary& row, Sink& to) { to.text(name(row.webinar.status)); }, in_detail},
    {"invited", [](const Summary& row, Sink& to) { to.number(row.numbers.invited); }},
    {"yes", [](const Summary& row, Sink& to) { to.number(row.numbers.yes); }},
    {"maybe", [](const Summary& row, Sink& to) { to.number(row.numbers.maybe); }},
    {"no", [](const Summary& row, Sink& to) { to.number(row.numbers.no); }},
    {"waitlisted", [](const Summary& row, Sink& to) { to.number(row.numbers.waitlisted); },
     in_detail},
    {"offered", [](const Summary& row, Sink& to) { to.number(row.numbers.offered); }, in_detail},
    {"attended", [](const Summary& row, Sink& to) { to.number(row.numbers.attended); }},
    {"uid", [](const Summary& row, Sink& to) { to.text(row.webinar.uid); }, in_detail},
    {"sequence", [](const Summary& row, Sink& to) { to.number(row.webinar.sequence); }, in_detail},
    {"created_at", [](const Summary& row, Sink& to) { to.instant(row.webinar.created_at); },
     in_detail},
}};

constexpr std::array<render::Field<Standing>, 6> standing_fields{{
    {"member", [](const Standing& row, Sink& to) { put_member(row.member, to); }},
    {"name", [](const Standing& row, Sink& to) { to.text(row.name); }},
    {"answer", [](const Standing& row, Sink& to) { to.text(name(row.answer)); }},
    {"source", [](const Standing& row, Sink& to) { to.text(name(row.source)); }},
    {"answered_at", [](const Standing& row, Sink& to) { to.instant(row.answered_at); }},
    {"offer_until", [](const Standing& row, Sink& to) { to.maybe(row.offer_until); }},
}};

constexpr std::array<render::Field<UncountedAnswer>, 8> uncounted_fields{{
    {"member", [](const UncountedAnswer& row, Sink& to) { put_member(row.member, to); }},
    {"name", [](const UncountedAnswer& row, Sink& to) { to.text(row.name); }},
    {"answer", [](const UncountedAnswer& row, Sink& to) { to.text(name(row.answer)); }},
    {"why", [](const UncountedAnswer& row, Sink& to) { to.text(name(row.why)); }},
    {"sequence", [](const UncountedAnswer& row, Sink& to) { to.number(row.sequence); }},
    {"source", [](const UncountedAnswer& row, Sink& to) { to.text(name(row.source)); }},
    {"answered_at", [](const UncountedAnswer& row, Sink& to) { to.instant(row.answered_at); }},
    {"asked_again", [](const UncountedAnswer& row, Sink& to) { to.truth(row.asked_again); }},
}};

template <std::size_t index>
void put_of_summary(const WebinarView& view, Sink& sink) {
  summary_fields[index].put(view.summary, sink);
}

void put_answers(const WebinarView& view, Sink& sink) {
  const auto& numbers = view.summary.numbers;
  const auto members = numbers.invited + numbers.yes + numbers.maybe + numbers.no +
                       numbers.waitlisted + numbers.offered;
  sink.nested(render::NestedEach<Standing>(standing_fields, members, view.each_answer));
}

void put_uncounted(const WebinarView& view, Sink& sink) {
  sink.nested(render::NestedRows<UncountedAnswer>(uncounted_fields, view.uncounted));
}

/// The fields of a list, and then who answered what.
template <std::size_t... index>
constexpr auto with_answers(std::index_sequence<index...> /*all*/) {
  return std::array<render::Field<WebinarView>, sizeof...(index) + 2>{
      {{summary_fields[index].name, put_of_summary<index>}...,
       {"answers", put_answers},
       {"uncounted", put_uncounted}}};
}

constexpr auto view_fields = with_answers(std::make_index_sequence<summary_fields.size()>());

void put_members(const std::vector<std::int64_t>& members, Sink& sink) {
  std::vector<std::string> refs;
  for (const auto member : members) refs.push_back(ref(Letter::member, member));
  sink.list(refs);
}

void put_offered(const RsvpResult& result, Sink& sink) {
  put_members(result.recorded.offered, sink);
}

constexpr std::array<render::Field<RsvpResult>, 8> rsvp_result_fields{{
    {"action", [](const RsvpResult& /*row*/, Sink& to) { to.text("rsvp"); }, in_detail},
    {"webinar",
     [](const RsvpResult& row, Sink& to) { to.reference(Letter::webinar, row.webinar); }},
    {"member", [](const RsvpResult& row, Sink& to) { put_member(row.member, to); }},
    {"previous", [](const RsvpResult& row, Sink& to) { to.text(name(row.recorded.previous)); }},
    {"answer", [](const RsvpResult& row, Sink& to) { to.text(name(row.recorded.answer)); }},
    {"changed", [](const RsvpResult& row, Sink& to) { to.truth(row.recorded.changed); }},
    {"counts", [](const RsvpResult& row, Sink& to) { to.truth(row.recorded.counts); }, in_detail},
    {"offered", put_offered},
}};

constexpr std::array<render::Field<Attended>, 8> person_fields{{
    {"name", [](const Attended& row, Sink& to) { to.text(row.person.name); }},
    {"email", [](const Attended& row, Sink& to) { put_or_nothing(row.person.address, to); }},
    {"member", [](const Attended& row,
                  Sink& to) { row.member ? put_member(*row.member, to) : to.nothing(); }},
    {"match", [](const Attended& row,
                 Sink& to) { to.text(webinar::matches[static_cast<std::size_t>(row.match)]); }},
    {"first_join", [](const Attended& row, Sink& to) { to.maybe(row.person.first_join); }},
    {"last_leave", [](const Attended& row, Sink& to) { to.maybe(row.person.last_leave); }},
    {"duration_s",
     [](const Attended& row, Sink& to) {
       row.person.duration ? to.number(row.person.duration->count()) : to.nothing();
     }},
    {"role", [](const Attended& row, Sink& to) { put_or_nothing(row.person.role, to); }},
}};

void put_people(const AttendanceResult& result, Sink& sink) {
  sink.nested(render::NestedRows<Attended>(person_fields, result.report.people));
}

constexpr std::array<render::Field<AttendanceResult>, 11> attendance_result_fields{{
    {"action", [](const AttendanceResult& /*row*/, Sink& to) { to.text("attendance"); }},
    {"webinar",
     [](const AttendanceResult& row, Sink& to) { to.reference(Letter::webinar, row.webinar); }},
    {"rows",
     [](const AttendanceResult& row, Sink& to) { put_count(row.report.people.size(), to); }},
    {"matched", [](const AttendanceResult& row, Sink& to) { put_count(row.report.matched, to); }},
    {"unmatched",
     [](const AttendanceResult& row, Sink& to) { put_count(row.report.unmatched, to); }},
    {"ambiguous",
     [](const AttendanceResult& row, Sink& to) { put_count(row.report.ambiguous, to); }},
    {"absent", [](const AttendanceResult& row, Sink& to) { put_count(row.report.absent, to); }},
    {"new", [](const AttendanceResult& row, Sink& to) { put_count(row.report.fresh, to); }},
    {"updated", [](const AttendanceResult& row, Sink& to) { put_count(row.report.updated, to); }},
    {"warnings", [](const AttendanceResult& row, Sink& to) { to.list(row.report.warnings); }},
    {"people", put_people},
}};

constexpr std::array<render::Field<Skipped>, 3> skipped_fields{{
    {"member", [](const Skipped& row, Sink& to) { put_member(row.member, to); }},
    {"reason", [](const Skipped& row, Sink& to) { to.text(mail::name(row.why.reason)); }},
    {"text", [](const Skipped& row, Sink& to) { to.text(row.why.text); }},
}};

void put_skipped(const RoundResult& result, Sink& sink) {
  sink.nested(render::NestedRows<Skipped>(skipped_fields, result.round.skipped));
}

template <std::vector<mail::Reported> mail::SendReport::*list>
void put_reported(const RoundResult& result, Sink& sink) {
  sink.nested(render::NestedRows<mail::Reported>(reported_fields(), result.sent.*list));
}

constexpr std::array<render::Field<RoundResult>, 10> round_result_fields{{
    {"action", [](const RoundResult& row, Sink& to) { to.text(row.action); }},
    {"webinar",
     [](const RoundResult& row, Sink& to) { to.reference(Letter::webinar, row.webinar); }},
    {"dry_run", [](const RoundResult& row, Sink& to) { to.truth(row.dry_run); }},
    {"selected", [](const RoundResult& row, Sink& to) { put_count(row.round.selected(), to); }},
    {"queued",
     [](const RoundResult& row, Sink& to) { put_count(row.round.recipients.size(), to); }},
    {"skipped", put_skipped},
    {"sent", put_reported<&mail::SendReport::sent>},
    {"deferred", put_reported<&mail::SendReport::deferred>},
    {"failed", put_reported<&mail::SendReport::failed>},
    {"uncertain", put_reported<&mail::SendReport::uncertain>},
}};

constexpr std::array<render::Field<Decision>, 4> decision_row_fields{{
    {"member", [](const Decision& row, Sink& to) { put_member(row.member, to); }},
    {"decision", [](const Decision& row, Sink& to) { to.text(row.out ? "out" : "in"); }},
    {"reason", [](const Decision& row,
                  Sink& to) { put_or_nothing(row.out ? mail::name(row.out->reason) : "", to); }},
    {"text",
     [](const Decision& row, Sink& to) { put_or_nothing(row.out ? row.out->text : "", to); }},
}};

void put_changed(const ChangeResult& result, Sink& sink) {
  sink.list(std::vector<std::string>(result.changed.begin(), result.changed.end()));
}

/// Of the round, but for what the change says itself.
template <std::size_t index>
void put_of_round(const ChangeResult& result, Sink& sink) {
  round_result_fields[index].put(result.told, sink);
}

template <std::size_t... index>
constexpr auto with_round(std::index_sequence<index...> /*all*/) {
  return std::array<render::Field<ChangeResult>, sizeof...(index) + 5>{
      {{"status", [](const ChangeResult& row, Sink& to) { to.text(name(row.webinar.status)); }},
       {"changed", put_changed},
       {"sequence", [](const ChangeResult& row, Sink& to) { to.number(row.webinar.sequence); }},
       {"withdrawn", [](const ChangeResult& row, Sink& to) { to.number(row.withdrawn); }},
       {"offered", [](const ChangeResult& row, Sink& to) { put_members(row.offered, to); }},
       {round_result_fields[index].name, put_of_round<index>}...}};
}

constexpr auto change_result_fields =
    with_round(std::make_index_sequence<round_result_fields.size()>());

constexpr std::array<render::Field<DueReminder>, 6> due_fields{{
    {"webinar", [](const DueReminder& row,
                   Sink& to) { to.reference(Letter::webinar, row.reminder.webinar.id); }},
    {"rule", [](const DueReminder& row, Sink& to) { to.text(row.reminder.rule.name); }},
    {"due_at", [](const DueReminder& row, Sink& to) { to.instant(row.reminder.due); }},
    {"state", [](const DueReminder& row, Sink& to) { to.text(name(row.reminder.state)); }},
    {"queued",
     [](const DueReminder& row, Sink& to) { put_count(row.round.recipients.size(), to); }},
    {"skipped", [](const DueReminder& row, Sink& to) { put_count(row.round.skipped.size(), to); }},
}};

constexpr std::array<render::Field<webinar::Finding>, 3> lint_fields{{
    {"about", [](const webinar::Finding& row, Sink& to) { to.text(row.about); }},
    {"judgement",
     [](const webinar::Finding& row, Sink& to) {
       to.text(webinar::judgements[static_cast<std::size_t>(row.judgement)]);
     }},
    {"text", [](const webinar::Finding& row, Sink& to) { to.text(row.text); }},
}};

}  // namespace

render::Fields<Summary> webinar_fields() { return summary_fields; }
render::Fields<WebinarView> webinar_view_fields() { return view_fields; }
render::Fields<RsvpResult> rsvp_fields() { return rsvp_result_fields; }
render::Fields<AttendanceResult> attendance_fields() { return attendance_result_fields; }
render::Fields<Attended> attended_fields() { return person_fields; }
render::Fields<RoundResult> round_fields() { return round_result_fields; }
render::Fields<Decision> round_decision_fields() { return decision_row_fields; }
render::Fields<ChangeResult> webinar_change_fields() { return change_result_fields; }
render::Fields<DueReminder> due_reminder_fields() { return due_fields; }
render::Fields<webinar::Finding> finding_fields() { return lint_fields; }

}  // namespace qlab::cmd

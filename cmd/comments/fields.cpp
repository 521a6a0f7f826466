// SPDX-License-Identifier: Apache-2.0
#include "cmd/comments/fields.hpp"

#include <array>

#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using comments::Comment;
using comments::Exported;
using comments::Flag;
using comments::Hit;
using comments::ImportedPage;
using comments::ImportReport;
using comments::Skipped;
using comments::State;
using comments::Step;
using comments::Transition;
using render::Field;
using render::NestedRows;
using render::Shown;
using render::Sink;

void put_ref(Letter letter, const std::optional<std::int64_t>& id, Sink& sink) {
  id ? sink.reference(letter, *id) : sink.nothing();
}

void put_page(const Comment& comment, std::string comments::Page::*part, Sink& sink) {
  comment.page ? sink.text((*comment.page).*part) : sink.nothing();
}

/// What lists and views share: everything but the text and the history.
constexpr std::array<Field<CommentRow>, 21> about{{
    {"ref",
     [](const CommentRow& row, Sink& sink) { sink.reference(Letter::comment, row.comment.id); }},
    {"id", [](const CommentRow& row, Sink& sink) { sink.number(row.comment.id); },
     Shown::in_detail},
    {"scenario", [](const CommentRow& row, Sink& sink) { sink.text(row.comment.scenario); }},
    {"scenario_ref",
     [](const CommentRow& row, Sink& sink) {
       sink.reference(Letter::scenario, row.comment.scenario_id);
     },
     Shown::in_detail},
    {"author", [](const CommentRow& row, Sink& sink) { sink.text(row.comment.author); }},
    {"member",
     [](const CommentRow& row, Sink& sink) {
       put_ref(Letter::member, row.comment.member_id, sink);
     },
     Shown::in_detail},
    {"state", [](const CommentRow& row, Sink& sink) { sink.text(name(row.comment.state)); }},
    {"reason", [](const CommentRow& row, Sink& sink) { put_or_nothing(row.comment.reason, sink); },
     Shown::in_detail},
    {"clause", [](const CommentRow& row, Sink& sink) { put_or_nothing(row.comment.clause, sink); },
     Shown::in_detail},
    {"version", [](const CommentRow& row, Sink& sink) { sink.number(row.comment.version); },
     Shown::in_detail},
    {"parent",
     [](const CommentRow& row, Sink& sink) {
       put_ref(Letter::comment, row.comment.parent_id, sink);
     },
     Shown::in_detail},
    {"answers",
     [](const CommentRow& row, Sink& sink) {
       put_ref(Letter::comment, row.comment.answers_id, sink);
     },
     Shown::in_detail},
    {"depth", [](const CommentRow& row, Sink& sink) { sink.number(row.comment.depth); },
     Shown::in_detail},
    {"licence", [](const CommentRow& row, Sink& sink) { sink.text(name(row.comment.licence)); },
     Shown::in_detail},
    {"policy_version",
     [](const CommentRow& row, Sink& sink) { sink.maybe(row.comment.policy_version); },
     Shown::in_detail},
    {"page",
     [](const CommentRow& row, Sink& sink) { put_page(row.comment, &comments::Page::title, sink); },
     Shown::in_detail},
    {"page_link",
     [](const CommentRow& row, Sink& sink) { put_page(row.comment, &comments::Page::link, sink); },
     Shown::in_detail},
    {"source_id",
     [](const CommentRow& row, Sink& sink) { put_or_nothing(row.comment.source_id, sink); },
     Shown::in_detail},
    {"written_at", [](const CommentRow& row, Sink& sink) { sink.instant(row.comment.written_at); }},
    {"created_at", [](const CommentRow& row, Sink& sink) { sink.instant(row.comment.created_at); },
     Shown::in_detail},
    {"format", [](const CommentRow& row, Sink& sink) { sink.text(name(row.comment.format)); },
     Shown::in_detail},
}};

constexpr Field<CommentRow> body{
    "body", [](const CommentRow& row, Sink& sink) { sink.text(row.comment.body); }};

constexpr std::array<Field<Step>, 6> step_fields{{
    {"action", [](const Step& row, Sink& sink) { put_or_nothing(row.action, sink); }},
    {"state", [](const Step& row, Sink& sink) { sink.text(row.state); }},
    {"reason", [](const Step& row, Sink& sink) { put_or_nothing(row.reason, sink); }},
    {"clause", [](const Step& row, Sink& sink) { put_or_nothing(row.clause, sink); }},
    {"actor", [](const Step& row, Sink& sink) { sink.text(row.actor); }},
    {"at", [](const Step& row, Sink& sink) { sink.instant(row.at); }},
}};

constexpr Field<CommentRow> history{"history", [](const CommentRow& row, Sink& sink) {
                                      sink.nested(NestedRows<Step>(step_fields, row.history));
                                    }};

constexpr std::array<Field<Flag>, 4> flag_fields{{
    {"who", [](const Flag& row, Sink& sink) { sink.text(row.who); }},
    {"reason", [](const Flag& row, Sink& sink) { put_or_nothing(row.reason, sink); }},
    {"at", [](const Flag& row, Sink& sink) { sink.instant(row.at); }},
    {"settled", [](const Flag& row, Sink& sink) { sink.truth(row.is_settled); }},
}};

constexpr Field<CommentRow> themes{
    "themes", [](const CommentRow& row, Sink& sink) { sink.list(row.themes); }};
constexpr Field<CommentRow> flags{"flags", [](const CommentRow& row, Sink& sink) {
                                    sink.nested(NestedRows<Flag>(flag_fields, row.flags));
                                  }};

std::vector<Field<CommentRow>> about_and(std::initializer_list<Field<CommentRow>> more) {
  std::vector<Field<CommentRow>> fields(about.begin(), about.end());
  fields.insert(fields.end(), more);
  return fields;
}

constexpr std::array<Field<Skipped>, 3> skipped_fields{{
    {"id", [](const Skipped& row, Sink& sink) { sink.text(row.id); }},
    {"line",
     [](const Skipped& row, Sink& sink) { sink.number(static_cast<std::int64_t>(row.line)); }},
    {"reason", [](const Skipped& row, Sink& sink) { sink.text(row.reason); }},
}};

constexpr std::array<Field<ImportedPage>, 3> page_fields{{
    {"title", [](const ImportedPage& row, Sink& sink) { sink.text(row.page.title); }},
    {"link", [](const ImportedPage& row, Sink& sink) { sink.text(row.page.link); }},
    {"comments", [](const ImportedPage& row, Sink& sink) { sink.number(row.comments); }},
}};

using StateCount = std::pair<State, std::int64_t>;
constexpr std::array<Field<StateCount>, 2> state_fields{{
    {"state", [](const StateCount& row, Sink& sink) { sink.text(name(row.first)); }},
    {"comments", [](const StateCount& row, Sink& sink) { sink.number(row.second); }},
}};

void put_states(const ImportReport& report, Sink& sink) {
  const std::vector<StateCount> states(report.by_state.begin(), report.by_state.end());
  sink.nested(NestedRows<StateCount>(state_fields, states));
}

}  // namespace

render::Fields<CommentRow> comment_list_fields() {
  static const auto fields = about_and({body});
  return fields;
}

render::Fields<CommentRow> comment_view_fields() {
  static const auto fields = about_and({themes, flags, history, body});
  return fields;
}

render::Fields<Transition> comment_transition_fields() {
  static constexpr std::array<Field<Transition>, 6> fields{{
      {"ref", [](const Transition& row, Sink& sink) { sink.reference(Letter::comment, row.id); }},
      {"state", [](const Transition& row, Sink& sink) { sink.text(name(row.state)); }},
      {"previous", [](const Transition& row, Sink& sink) { sink.text(name(row.before)); }},
      {"changed", [](const Transition& row, Sink& sink) { sink.truth(row.state != row.before); }},
      {"version", [](const Transition& row, Sink& sink) { sink.number(row.version); }},
      {"refused", [](const Transition& row, Sink& sink) { put_or_nothing(row.refused, sink); }},
  }};
  return fields;
}

render::Fields<ImportReport> comment_import_fields() {
  using Report = ImportReport;
  static constexpr std::array<Field<Report>, 17> fields{{
      {"action", [](const Report&, Sink& sink) { sink.text("import"); }},
      {"dry_run",
       [](const Report& row, Sink& sink) { sink.truth(row.write == comments::Write::no); }},
      {"source", [](const Report& row, Sink& sink) { sink.text(row.source); }},
      {"scenario",
       [](const Report& row, Sink& sink) {
         row.scenario ? sink.text(row.scenario->slug) : sink.nothing();
       }},
      {"scenario_ref",
       [](const Report& row, Sink& sink) {
         row.scenario ? sink.reference(Letter::scenario, row.scenario->id) : sink.nothing();
       }},
      {"rows", [](const Report& row, Sink& sink) { sink.number(row.rows); }},
      {"new", [](const Report& row, Sink& sink) { sink.number(row.added); }},
      {"unchanged", [](const Report& row, Sink& sink) { sink.number(row.unchanged); }},
      {"skipped",
       [](const Report& row, Sink& sink) {
         sink.nested(NestedRows<Skipped>(skipped_fields, row.skipped));
       }},
      {"threads", [](const Report& row,
                     Sink& sink) { sink.number(static_cast<std::int64_t>(row.pages.size())); }},
      {"by_state", put_states},
      {"by_members", [](const Report& row, Sink& sink) { sink.number(row.by_members); }},
      {"detached", [](const Report& row, Sink& sink) { sink.number(row.detached); }},
      {"moved_up", [](const Report& row, Sink& sink) { sink.number(row.moved_up); }},
      {"local_times", [](const Report& row, Sink& sink) { sink.number(row.local_times); }},
      {"broken", [](const Report& row, Sink& sink) { put_or_nothing(row.broken, sink); }},
      {"pages", [](const Report& row,
                   Sink& sink) { sink.nested(NestedRows<ImportedPage>(page_fields, row.pages)); }},
  }};
  return fields;
}

render::Fields<Exported> comment_export_fields() {
  static constexpr std::array<Field<Exported>, 17> fields{{
      {"ref",
       [](const Exported& row, Sink& sink) { sink.reference(Letter::comment, row.comment.id); }},
      {"source", [](const Exported& row, Sink& sink) { sink.text(row.comment.source); }},
      {"source_id", [](const Exported& row, Sink& sink) { sink.text(row.comment.source_id); }},
      {"scenario", [](const Exported& row, Sink& sink) { sink.text(row.comment.scenario); }},
      {"parent",
       [](const Exported& row, Sink& sink) {
         const auto& comment = row.comment;
         put_ref(Letter::comment, comment.answers_id ? comment.answers_id : comment.parent_id,
                 sink);
       }},
      {"author", [](const Exported& row, Sink& sink) { sink.text(row.comment.author); }},
      {"state", [](const Exported& row, Sink& sink) { sink.text(name(row.comment.state)); }},
      {"reason", [](const Exported& row, Sink& sink) { put_or_nothing(row.comment.reason, sink); }},
      {"clause", [](const Exported& row, Sink& sink) { put_or_nothing(row.comment.clause, sink); }},
      {"licence", [](const Exported& row, Sink& sink) { sink.text(name(row.comment.licence)); }},
      {"policy_version",
       [](const Exported& row, Sink& sink) { sink.maybe(row.comment.policy_version); }},
      {"themes", [](const Exported& row, Sink& sink) { sink.list(row.themes); }},
      {"page", [](const Exported& row,
                  Sink& sink) { put_page(row.comment, &comments::Page::title, sink); }},
      {"page_link",
       [](const Exported& row, Sink& sink) { put_page(row.comment, &comments::Page::link, sink); }},
      {"written_at", [](const Exported& row, Sink& sink) { sink.instant(row.comment.written_at); }},
      {"format", [](const Exported& row, Sink& sink) { sink.text(name(row.comment.format)); }},
      {"body", [](const Exported& row, Sink& sink) { sink.text(row.comment.body); }},
  }};
  return fields;
}

render::Fields<Hit> comment_hit_fields() {
  static constexpr std::array<Field<Hit>, 6> fields{{
      {"ref", [](const Hit& row, Sink& sink) { sink.reference(Letter::comment, row.comment.id); }},
      {"scenario", [](const Hit& row, Sink& sink) { sink.text(row.comment.scenario); }},
      {"author", [](const Hit& row, Sink& sink) { sink.text(row.comment.author); }},
      {"state", [](const Hit& row, Sink& sink) { sink.text(name(row.comment.state)); },
       Shown::in_detail},
      {"written_at", [](const Hit& row, Sink& sink) { sink.instant(row.comment.written_at); }},
      {"snippet", [](const Hit& row, Sink& sink) { sink.text(row.snippet); }},
  }};
  return fields;
}

}  // namespace qlab::cmd

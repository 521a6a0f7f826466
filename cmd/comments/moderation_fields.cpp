// SPDX-License-Identifier: Apache-2.0
#include "cmd/comments/moderation_fields.hpp"

#include <array>

#include "lib/comments/clauses.hpp"

namespace qlab::cmd {
namespace {

using comments::Accepted;
using comments::Coded;
using comments::FlagReport;
using comments::Policy;
using comments::Theme;
using render::Field;
using render::Sink;

constexpr std::array<Field<Policy>, 7> policy_fields{{
    {"version", [](const Policy& row, Sink& sink) { sink.number(row.version); }},
    {"at", [](const Policy& row,
              Sink& sink) { row.at == Instant{} ? sink.nothing() : sink.instant(row.at); }},
    {"actor", [](const Policy& row, Sink& sink) { put_or_nothing(row.actor, sink); }},
    {"accepted", [](const Policy& row, Sink& sink) { sink.number(row.accepted); }},
    {"comments", [](const Policy& row, Sink& sink) { sink.number(row.comments); }},
    {"clauses", [](const Policy& row, Sink& sink) { sink.list(comments::clauses(row.body)); },
     render::Shown::in_detail},
    {"body", [](const Policy& row, Sink& sink) { sink.text(row.body); }},
}};

}  // namespace

render::Fields<FlagReport> comment_flag_fields() {
  static constexpr std::array<Field<FlagReport>, 4> fields{{
      {"ref",
       [](const FlagReport& row, Sink& sink) { sink.reference(Letter::comment, row.comment.id); }},
      {"state", [](const FlagReport& row, Sink& sink) { sink.text(name(row.comment.state)); }},
      {"flags", [](const FlagReport& row, Sink& sink) { sink.number(row.count); }},
      {"changed", [](const FlagReport& row, Sink& sink) { sink.truth(row.is_new); }},
  }};
  return fields;
}

render::Fields<Theme> theme_fields() {
  static constexpr std::array<Field<Theme>, 5> fields{{
      {"code", [](const Theme& row, Sink& sink) { sink.text(row.code); }},
      {"title", [](const Theme& row, Sink& sink) { sink.text(row.title); }},
      {"comments", [](const Theme& row, Sink& sink) { sink.number(row.comments); }},
      {"published", [](const Theme& row, Sink& sink) { sink.number(row.published); }},
      {"people", [](const Theme& row, Sink& sink) { sink.number(row.people); }},
  }};
  return fields;
}

render::Fields<Coded> coded_fields() {
  static constexpr std::array<Field<Coded>, 3> fields{{
      {"ref", [](const Coded& row, Sink& sink) { sink.reference(Letter::comment, row.id); }},
      {"themes", [](const Coded& row, Sink& sink) { sink.list(row.themes); }},
      {"changed", [](const Coded& row, Sink& sink) { sink.truth(row.changed); }},
  }};
  return fields;
}

render::Fields<Policy> policy_list_fields() {
  return render::Fields<Policy>(policy_fields).first(policy_fields.size() - 1);
}
render::Fields<Policy> policy_view_fields() { return policy_fields; }

render::Fields<Accepted> acceptance_fields() {
  static constexpr std::array<Field<Accepted>, 4> fields{{
      {"version", [](const Accepted& row, Sink& sink) { sink.number(row.version); }},
      {"name", [](const Accepted& row, Sink& sink) { sink.text(row.name); }},
      {"member",
       [](const Accepted& row, Sink& sink) {
         row.member_id ? sink.reference(Letter::member, *row.member_id) : sink.nothing();
       }},
      {"changed", [](const Accepted& row, Sink& sink) { sink.truth(row.is_new); }},
  }};
  return fields;
}

}  // namespace qlab::cmd

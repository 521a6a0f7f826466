// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/register_fields.hpp"

#include <array>
#include <utility>

#include "cmd/members/fields.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using members::ConsentRow;
using members::Decision;
using members::Dossier;
using members::FieldChange;
using members::Joining;
using members::Likeness;
using members::MemberAddress;
using members::Participation;
using members::SetAside;
using members::Tagged;
using members::Unproven;
using members::Wording;
using render::Field;
using render::NestedRows;
using render::Sink;
using enum render::Shown;

void put_member(std::int64_t member, Sink& sink) { sink.reference(Letter::member, member); }

constexpr std::array<Field<MemberAddress>, 2> address_rows{{
    {"address", [](const MemberAddress& row, Sink& to) { to.text(row.shown); }},
    {"state", [](const MemberAddress& row,
                 Sink& to) { to.text(row.state == members::AddressState::bad ? "bad" : "ok"); }},
}};

constexpr std::array<Field<ConsentRow>, 9> consent_rows{{
    {"purpose", [](const ConsentRow& row, Sink& to) { to.text(name(row.consent.purpose)); }},
    {"recipient",
     [](const ConsentRow& row, Sink& to) { put_or_nothing(row.consent.recipient, to); }},
    {"state", [](const ConsentRow& row, Sink& to) { to.text(name(row.consent.state)); }},
    {"present", [](const ConsentRow& row, Sink& to) { to.truth(row.present); }},
    {"at", [](const ConsentRow& row, Sink& to) { to.instant(row.at); }},
    {"channel", [](const ConsentRow& row, Sink& to) { put_or_nothing(row.consent.channel, to); }},
    {"evidence", [](const ConsentRow& row, Sink& to) { put_or_nothing(row.consent.evidence, to); }},
    {"wording", [](const ConsentRow& row, Sink& to) { put_or_nothing(row.consent.wording, to); }},
    {"actor", [](const ConsentRow& row, Sink& to) { to.text(row.actor); }},
}};

constexpr std::array<Field<Participation>, 3> participation_rows{{
    {"kind", [](const Participation& row, Sink& to) { to.text(row.kind); }},
    {"at", [](const Participation& row, Sink& to) { to.instant(row.at); }},
    {"object", [](const Participation& row, Sink& to) { put_or_nothing(row.object, to); }},
}};

constexpr std::array<Field<SetAside>, 3> set_aside_rows{{
    {"field", [](const SetAside& row, Sink& to) { to.text(row.field); }},
    {"kept", [](const SetAside& row, Sink& to) { put_or_nothing(row.kept, to); }},
    {"set_aside", [](const SetAside& row, Sink& to) { put_or_nothing(row.set_aside, to); }},
}};

constexpr std::array<Field<Joining>, 4> joining_rows{{
    {"member", [](const Joining& row, Sink& to) { put_member(row.duplicate, to); }},
    {"at", [](const Joining& row, Sink& to) { to.instant(row.at); }},
    {"actor", [](const Joining& row, Sink& to) { to.text(row.actor); }},
    {"values", [](const Joining& row,
                  Sink& to) { to.nested(NestedRows<SetAside>(set_aside_rows, row.values)); }},
}};

template <std::size_t index>
void put_of_member(const Dossier& dossier, Sink& sink) {
  member_fields()[index].put(dossier.member, sink);
}

void put_addresses(const Dossier& dossier, Sink& sink) {
  sink.nested(NestedRows<MemberAddress>(address_rows, dossier.member.addresses));
}
void put_consents(const Dossier& dossier, Sink& sink) {
  sink.nested(NestedRows<ConsentRow>(consent_rows, dossier.consents));
}
void put_participations(const Dossier& dossier, Sink& sink) {
  sink.nested(NestedRows<Participation>(participation_rows, dossier.participations));
}
void put_joinings(const Dossier& dossier, Sink& sink) {
  sink.nested(NestedRows<Joining>(joining_rows, dossier.joinings));
}

/// The fields of a list under their names, and then the history.
template <std::size_t... index>
auto with_history(std::index_sequence<index...> /*all*/) {
  return std::array<Field<Dossier>, sizeof...(index) + 4>{
      {{member_fields()[index].name, put_of_member<index>}...,
       {"addresses", put_addresses},
       {"consents", put_consents},
       {"participations", put_participations},
       {"merged", put_joinings}}};
}

constexpr std::array<Field<FieldChange>, 4> change_rows{{
    {"member", [](const FieldChange& row, Sink& to) { put_member(row.member, to); }},
    {"field", [](const FieldChange& row, Sink& to) { to.text(row.field); }},
    {"old", [](const FieldChange& row, Sink& to) { put_or_nothing(row.before, to); }},
    {"new", [](const FieldChange& row, Sink& to) { put_or_nothing(row.after, to); }},
}};

constexpr std::array<Field<EditResult>, 3> edit_result{{
    {"action", [](const EditResult& /*row*/, Sink& to) { to.text("edit"); }},
    {"dry_run", [](const EditResult& row, Sink& to) { to.truth(row.dry_run); }},
    {"changes", [](const EditResult& row,
                   Sink& to) { to.nested(NestedRows<FieldChange>(change_rows, row.changes)); }},
}};

constexpr std::array<Field<Tagged>, 3> tagged_rows{{
    {"member", [](const Tagged& row, Sink& to) { put_member(row.member, to); }},
    {"added", [](const Tagged& row, Sink& to) { to.list(row.added); }},
    {"removed", [](const Tagged& row, Sink& to) { to.list(row.removed); }},
}};

constexpr std::array<Field<ConsentResult>, 7> consent_result{{
    {"action", [](const ConsentResult& /*row*/, Sink& to) { to.text("consent"); }, in_detail},
    {"member", [](const ConsentResult& row, Sink& to) { put_member(row.member, to); }},
    {"purpose", [](const ConsentResult& row, Sink& to) { to.text(name(row.purpose)); }},
    {"recipient", [](const ConsentResult& row, Sink& to) { put_or_nothing(row.recipient, to); }},
    {"previous", [](const ConsentResult& row, Sink& to) { to.text(name(row.change.before)); }},
    {"state", [](const ConsentResult& row, Sink& to) { to.text(name(row.change.after)); }},
    {"recorded", [](const ConsentResult& row, Sink& to) { to.truth(row.change.recorded); }},
}};

constexpr std::array<Field<Unproven>, 7> unproven_rows{{
    {"member", [](const Unproven& row, Sink& to) { put_member(row.member, to); }},
    {"name", [](const Unproven& row, Sink& to) { to.text(row.name); }},
    {"purpose", [](const Unproven& row, Sink& to) { to.text(name(row.row.consent.purpose)); }},
    {"recipient",
     [](const Unproven& row, Sink& to) { put_or_nothing(row.row.consent.recipient, to); }},
    {"at", [](const Unproven& row, Sink& to) { to.instant(row.row.at); }},
    {"channel", [](const Unproven& row, Sink& to) { put_or_nothing(row.row.consent.channel, to); }},
    {"wording", [](const Unproven& row, Sink& to) { put_or_nothing(row.row.consent.wording, to); }},
}};

constexpr std::array<Field<Wording>, 6> wording_rows{{
    {"purpose", [](const Wording& row, Sink& to) { to.text(name(row.purpose)); }},
    {"version", [](const Wording& row, Sink& to) { to.number(row.version); }},
    {"consents", [](const Wording& row, Sink& to) { to.number(row.consents); }},
    {"at", [](const Wording& row, Sink& to) { to.instant(row.at); }},
    {"actor", [](const Wording& row, Sink& to) { to.text(row.actor); }},
    {"body", [](const Wording& row, Sink& to) { to.text(row.body); }, in_detail},
}};

constexpr std::array<Field<Decision>, 6> decision_rows{{
    {"field", [](const Decision& row, Sink& to) { to.text(row.field); }},
    {"kept", [](const Decision& row, Sink& to) { put_or_nothing(row.kept, to); }},
    {"duplicate", [](const Decision& row, Sink& to) { put_or_nothing(row.duplicate, to); }},
    {"result", [](const Decision& row, Sink& to) { put_or_nothing(row.result, to); }},
    {"winner", [](const Decision& row, Sink& to) { to.text(name(row.winner)); }},
    {"why", [](const Decision& row, Sink& to) { to.text(row.why); }},
}};

constexpr std::array<Field<MergeResult>, 5> merge_result{{
    {"action", [](const MergeResult& /*row*/, Sink& to) { to.text("merge"); }},
    {"dry_run", [](const MergeResult& row, Sink& to) { to.truth(row.dry_run); }},
    {"member", [](const MergeResult& row, Sink& to) { put_member(row.combination.kept, to); }},
    {"duplicate",
     [](const MergeResult& row, Sink& to) { put_member(row.combination.duplicate, to); }},
    {"fields",
     [](const MergeResult& row, Sink& to) {
       to.nested(NestedRows<Decision>(decision_rows, row.combination.decisions));
     }},
}};

constexpr std::array<Field<Likeness>, 5> likeness_rows{{
    {"member", [](const Likeness& row, Sink& to) { put_member(row.member, to); }},
    {"name", [](const Likeness& row, Sink& to) { to.text(row.name); }},
    {"duplicate", [](const Likeness& row, Sink& to) { put_member(row.duplicate, to); }},
    {"duplicate_name", [](const Likeness& row, Sink& to) { to.text(row.duplicate_name); }},
    {"reason", [](const Likeness& row, Sink& to) { to.text(row.reason); }},
}};

}  // namespace

render::Fields<Dossier> dossier_fields() {
  static const auto fields = with_history(std::make_index_sequence<member_field_count>());
  return fields;
}

render::Fields<EditResult> edit_fields() { return edit_result; }
render::Fields<FieldChange> field_change_fields() { return change_rows; }
render::Fields<Tagged> tagged_fields() { return tagged_rows; }
render::Fields<ConsentResult> consent_fields() { return consent_result; }
render::Fields<ConsentRow> consent_row_fields() { return consent_rows; }
render::Fields<Unproven> unproven_fields() { return unproven_rows; }
render::Fields<Wording> wording_fields() { return wording_rows; }
render::Fields<MergeResult> merge_fields() { return merge_result; }
render::Fields<Decision> decision_fields() { return decision_rows; }
render::Fields<Likeness> likeness_fields() { return likeness_rows; }

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/standing_fields.hpp"

#include <array>

#include "cmd/members/register_fields.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using handover::Circumstance;
using handover::NotInvited;
using handover::Outstanding;
using handover::Why;
using mail::Entry;
using render::Field;
using render::NestedRows;
using render::Sink;

constexpr std::array<Field<Outstanding>, 8> outstanding_rows{{
    {"member", [](const Outstanding& row, Sink& to) { to.reference(Letter::member, row.member); }},
    {"name", [](const Outstanding& row, Sink& to) { to.text(row.name); }},
    {"outcome", [](const Outstanding& row, Sink& to) { to.text(name(row.outcome)); }},
    {"at", [](const Outstanding& row, Sink& to) { to.maybe(row.at); }},
    {"contacts", [](const Outstanding& row, Sink& to) { to.number(row.contacts); }},
    {"next", [](const Outstanding& row, Sink& to) { put_or_nothing(row.next, to); }},
    {"next_at", [](const Outstanding& row, Sink& to) { to.maybe(row.next_at); }},
    {"owner", [](const Outstanding& row, Sink& to) { put_or_nothing(row.owner, to); }},
}};

constexpr std::array<Field<OutcomeCount>, 2> count_rows{{
    {"outcome", [](const OutcomeCount& row, Sink& to) { to.text(name(row.outcome)); }},
    {"members", [](const OutcomeCount& row, Sink& to) { to.number(row.members); }},
}};

constexpr std::array<Field<Circumstance>, 3> circumstance_rows{{
    {"what", [](const Circumstance& row, Sink& to) { to.text(row.what); }},
    {"state", [](const Circumstance& row, Sink& to) { to.text(row.state); }},
    {"blocks", [](const Circumstance& row, Sink& to) { to.truth(row.blocks); }},
}};

constexpr std::array<Field<Entry>, 10> mail_rows{{
    {"mail", [](const Entry& row, Sink& to) { to.reference(Letter::message, row.id); }},
    {"purpose", [](const Entry& row, Sink& to) { to.text(row.purpose); }},
    {"object", [](const Entry& row, Sink& to) { put_or_nothing(row.object, to); }},
    {"address", [](const Entry& row, Sink& to) { to.text(row.address); }},
    {"state", [](const Entry& row, Sink& to) { to.text(mail::name(row.state)); }},
    {"code",
     [](const Entry& row, Sink& to) { row.code == 0 ? to.nothing() : to.number(row.code); }},
    {"detail", [](const Entry& row, Sink& to) { put_or_nothing(row.detail, to); }},
    {"queued_at", [](const Entry& row, Sink& to) { to.instant(row.queued_at); }},
    {"tried_at", [](const Entry& row, Sink& to) { to.maybe(row.tried_at); }},
    {"done_at", [](const Entry& row, Sink& to) { to.maybe(row.done_at); }},
}};

constexpr std::array<Field<NotInvited>, 3> not_invited_rows{{
    {"webinar",
     [](const NotInvited& row, Sink& to) { to.reference(Letter::webinar, row.webinar); }},
    {"slug", [](const NotInvited& row, Sink& to) { to.text(row.slug); }},
    {"reason", [](const NotInvited& row, Sink& to) { to.text(row.reason); }},
}};

constexpr std::array<Field<calls::Call>, 7> call_rows{{
    {"call", [](const calls::Call& row, Sink& to) { to.reference(Letter::call, row.id); }},
    {"state", [](const calls::Call& row, Sink& to) { to.text(calls::name(row.state)); }},
    {"by", [](const calls::Call& row,
              Sink& to) { put_or_nothing(row.side ? calls::name(*row.side) : "", to); }},
    {"webinar",
     [](const calls::Call& row, Sink& to) {
       row.webinar ? to.reference(Letter::webinar, *row.webinar) : to.nothing();
     }},
    {"starts_at", [](const calls::Call& row, Sink& to) { to.maybe(row.starts_at); }},
    {"owner", [](const calls::Call& row,
                 Sink& to) { put_or_nothing(row.staff.empty() ? row.owner : row.staff, to); }},
    {"created_at", [](const calls::Call& row, Sink& to) { to.instant(row.created_at); }},
}};

void put_calls(const Why& why, Sink& sink) {
  sink.nested(NestedRows<calls::Call>(call_rows, why.calls));
}
void put_circumstances(const Why& why, Sink& sink) {
  sink.nested(NestedRows<Circumstance>(circumstance_rows, why.circumstances));
}
void put_consents(const Why& why, Sink& sink) {
  sink.nested(NestedRows<members::ConsentRow>(consent_row_fields(), why.consents));
}
void put_mails(const Why& why, Sink& sink) { sink.nested(NestedRows<Entry>(mail_rows, why.mails)); }
void put_not_invited(const Why& why, Sink& sink) {
  sink.nested(NestedRows<NotInvited>(not_invited_rows, why.not_invited));
}

constexpr std::array<Field<Why>, 10> why_rows{{
    {"ref", [](const Why& why, Sink& to) { to.reference(Letter::member, why.member.id); }},
    {"name", [](const Why& why, Sink& to) { to.text(why.member.name); }},
    {"mailable", [](const Why& why, Sink& to) { to.truth(!why.objection); }},
    {"objection", [](const Why& why, Sink& to) { to.maybe(why.objection); }},
    {"circumstances", put_circumstances},
    {"consents", put_consents},
    {"mails", put_mails},
    {"not_invited", put_not_invited},
    {"no_calls", [](const Why& why, Sink& to) { to.maybe(why.no_calls); }},
    {"calls", put_calls},
}};

}  // namespace

render::Fields<Outstanding> outstanding_fields() { return outstanding_rows; }
render::Fields<OutcomeCount> outcome_count_fields() { return count_rows; }
render::Fields<Why> why_fields() { return why_rows; }

}  // namespace qlab::cmd

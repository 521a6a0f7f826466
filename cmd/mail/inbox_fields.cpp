// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/inbox_fields.hpp"

#include <array>
#include <utility>
#include <vector>

#include "cmd/mail/fields.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using inbox::CalendarAnswer;
using inbox::ClassifiedFile;
using inbox::Recipient;
using render::Sink;
using enum render::Shown;

constexpr std::array<render::Field<Recipient>, 5> recipient_fields{{
    {"address", [](const Recipient& each, Sink& sink) { sink.text(each.address); }},
    {"outcome", [](const Recipient& each, Sink& sink) { sink.text(name(each.outcome)); }},
    {"status", [](const Recipient& each, Sink& sink) { put_or_nothing(each.status, sink); }},
    {"reason", [](const Recipient& each, Sink& sink) { put_or_nothing(each.reason, sink); }},
    {"evidence", [](const Recipient& each, Sink& sink) { put_or_nothing(each.evidence, sink); }},
}};

constexpr std::array<render::Field<CalendarAnswer>, 11> calendar_fields{{
    {"method", [](const CalendarAnswer& answer, Sink& sink) { sink.text(answer.method); }},
    {"uid", [](const CalendarAnswer& answer, Sink& sink) { put_or_nothing(answer.uid, sink); }},
    {"attendee",
     [](const CalendarAnswer& answer, Sink& sink) { put_or_nothing(answer.attendee, sink); }},
    {"partstat",
     [](const CalendarAnswer& answer, Sink& sink) { put_or_nothing(answer.partstat, sink); }},
    {"sequence", [](const CalendarAnswer& answer, Sink& sink) { sink.maybe(answer.sequence); }},
    {"proposes_new_time",
     [](const CalendarAnswer& answer, Sink& sink) { sink.truth(answer.proposes_new_time); }},
    {"stamp", [](const CalendarAnswer& answer, Sink& sink) { sink.maybe(answer.stamp); }},
    {"component",
     [](const CalendarAnswer& answer, Sink& sink) { put_or_nothing(answer.component, sink); }},
    {"recurrence_id",
     [](const CalendarAnswer& answer, Sink& sink) { put_or_nothing(answer.recurrence_id, sink); }},
    {"organizer",
     [](const CalendarAnswer& answer, Sink& sink) { put_or_nothing(answer.organizer, sink); }},
    {"comment",
     [](const CalendarAnswer& answer, Sink& sink) { put_or_nothing(answer.comment, sink); }},
}};

void put_number(const ClassifiedFile& row, Sink& sink) {
  sink.number(static_cast<std::int64_t>(row.number));
}

void put_calendar(const ClassifiedFile& row, Sink& sink) {
  sink.nested(render::NestedOne<CalendarAnswer>(calendar_fields, row.mail.calendar));
}

void put_recipients(const ClassifiedFile& row, Sink& sink) {
  sink.nested(render::NestedRows<Recipient>(recipient_fields, row.mail.recipients));
}

void put_token(const ClassifiedFile& row, Sink& sink) {
  row.mail.token ? sink.text(row.mail.token->token) : sink.nothing();
}

void put_token_word(const ClassifiedFile& row, Sink& sink) {
  put_or_nothing(row.mail.token ? std::string_view(row.mail.token->word) : std::string_view(),
                 sink);
}

constexpr std::array<render::Field<ClassifiedFile>, 13> fields{{
    {"file", [](const ClassifiedFile& row, Sink& sink) { sink.text(row.file); }},
    {"number", put_number, in_detail},
    {"kind", [](const ClassifiedFile& row, Sink& sink) { sink.text(name(row.mail.kind)); }},
    {"why", [](const ClassifiedFile& row, Sink& sink) { sink.text(row.mail.why); }},
    {"from", [](const ClassifiedFile& row, Sink& sink) { put_or_nothing(row.mail.from, sink); },
     in_detail},
    {"subject",
     [](const ClassifiedFile& row, Sink& sink) { put_or_nothing(row.mail.subject, sink); },
     in_detail},
    {"message_id",
     [](const ClassifiedFile& row, Sink& sink) { put_or_nothing(row.mail.message_id, sink); },
     in_detail},
    {"calendar", put_calendar},
    {"recipients", put_recipients},
    {"feedback_type",
     [](const ClassifiedFile& row, Sink& sink) { put_or_nothing(row.mail.feedback_type, sink); },
     in_detail},
    {"returned_message_id",
     [](const ClassifiedFile& row, Sink& sink) {
       put_or_nothing(row.mail.returned_message_id, sink);
     },
     in_detail},
    {"token", put_token, in_detail},
    {"token_word", put_token_word, in_detail},
}};

using inbox::Incoming;

void put_member(const std::optional<std::int64_t>& member, Sink& sink) {
  member ? sink.reference(Letter::member, *member) : sink.nothing();
}

void put_message(const std::optional<std::int64_t>& message, Sink& sink) {
  message ? sink.reference(Letter::message, *message) : sink.nothing();
}

constexpr std::array<render::Field<Incoming>, 9> incoming_mail_fields{{
    {"id", [](const Incoming& mail, Sink& sink) { sink.number(mail.id); }},
    {"kind", [](const Incoming& mail, Sink& sink) { sink.text(name(mail.kind)); }},
    {"state", [](const Incoming& mail, Sink& sink) { sink.text(name(mail.state)); }},
    {"member", [](const Incoming& mail, Sink& sink) { put_member(mail.member, sink); }},
    {"message", [](const Incoming& mail, Sink& sink) { put_message(mail.message, sink); },
     in_detail},
    {"from", [](const Incoming& mail, Sink& sink) { put_or_nothing(mail.address, sink); }},
    {"subject", [](const Incoming& mail, Sink& sink) { put_or_nothing(mail.subject, sink); }},
    {"reason", [](const Incoming& mail, Sink& sink) { put_or_nothing(mail.reason, sink); }},
    {"read_at", [](const Incoming& mail, Sink& sink) { sink.instant(mail.read_at); }, in_detail},
}};

template <std::size_t index>
void put_of_incoming(const IncomingView& view, Sink& sink) {
  incoming_mail_fields[index].put(view.incoming, sink);
}

template <std::size_t... index>
constexpr auto with_content(std::index_sequence<index...> /*all*/) {
  return std::array<render::Field<IncomingView>, sizeof...(index) + 2>{{
      {incoming_mail_fields[index].name, put_of_incoming<index>,
       incoming_mail_fields[index].shown}...,
      {"headers", [](const IncomingView& view, Sink& sink) { put_headers(view.opened, sink); }},
      {"text", [](const IncomingView& view, Sink& sink) { sink.text(view.opened.text); }},
  }};
}

constexpr auto view_fields = with_content(std::make_index_sequence<incoming_mail_fields.size()>());

template <std::int64_t replies::Counts::*count>
void put_count(const replies::Counts& counts, Sink& sink) {
  sink.number(counts.*count);
}

constexpr std::array<render::Field<replies::Counts>, 8> count_fields{{
    {"action", [](const replies::Counts&, Sink& sink) { sink.text("receive"); }},
    {"read", put_count<&replies::Counts::read>},
    {"applied", put_count<&replies::Counts::applied>},
    {"waiting", put_count<&replies::Counts::waiting>},
    {"nothing", put_count<&replies::Counts::nothing>},
    {"known", put_count<&replies::Counts::known>},
    {"too_large", put_count<&replies::Counts::too_large>},
    {"refused",
     [](const replies::Counts& counts, Sink& sink) { sink.number(std::ssize(counts.refused)); }},
}};

constexpr std::array<render::Field<inbox::BounceRow>, 6> bounce_row_fields{{
    {"message",
     [](const inbox::BounceRow& row, Sink& sink) { sink.reference(Letter::message, row.message); }},
    {"member", [](const inbox::BounceRow& row, Sink& sink) { put_member(row.member, sink); }},
    {"outcome", [](const inbox::BounceRow& row, Sink& sink) { sink.text(row.outcome); }},
    {"status", [](const inbox::BounceRow& row, Sink& sink) { put_or_nothing(row.status, sink); }},
    {"reason", [](const inbox::BounceRow& row, Sink& sink) { put_or_nothing(row.reason, sink); }},
    {"at", [](const inbox::BounceRow& row, Sink& sink) { sink.instant(row.at); }},
}};

}  // namespace

render::Fields<ClassifiedFile> classified_fields() { return fields; }
render::Fields<Incoming> incoming_fields() { return incoming_mail_fields; }
render::Fields<IncomingView> incoming_view_fields() { return view_fields; }
render::Fields<replies::Counts> receive_fields() { return count_fields; }
render::Fields<inbox::BounceRow> bounce_fields() { return bounce_row_fields; }

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/inbox_fields.hpp"

#include <array>

namespace qlab::cmd {
namespace {

using inbox::CalendarAnswer;
using inbox::ClassifiedFile;
using inbox::Recipient;
using render::Sink;
using enum render::Shown;

void put(Sink& sink, std::string_view text) { text.empty() ? sink.nothing() : sink.text(text); }

constexpr std::array<render::Field<Recipient>, 5> recipient_fields{{
    {"address", [](const Recipient& each, Sink& sink) { sink.text(each.address); }},
    {"outcome", [](const Recipient& each, Sink& sink) { sink.text(name(each.outcome)); }},
    {"status", [](const Recipient& each, Sink& sink) { put(sink, each.status); }},
    {"reason", [](const Recipient& each, Sink& sink) { put(sink, each.reason); }},
    {"evidence", [](const Recipient& each, Sink& sink) { put(sink, each.evidence); }},
}};

constexpr std::array<render::Field<CalendarAnswer>, 11> calendar_fields{{
    {"method", [](const CalendarAnswer& answer, Sink& sink) { sink.text(answer.method); }},
    {"uid", [](const CalendarAnswer& answer, Sink& sink) { put(sink, answer.uid); }},
    {"attendee", [](const CalendarAnswer& answer, Sink& sink) { put(sink, answer.attendee); }},
    {"partstat", [](const CalendarAnswer& answer, Sink& sink) { put(sink, answer.partstat); }},
    {"sequence", [](const CalendarAnswer& answer, Sink& sink) { sink.maybe(answer.sequence); }},
    {"proposes_new_time",
     [](const CalendarAnswer& answer, Sink& sink) { sink.truth(answer.proposes_new_time); }},
    {"stamp", [](const CalendarAnswer& answer, Sink& sink) { sink.maybe(answer.stamp); }},
    {"component", [](const CalendarAnswer& answer, Sink& sink) { put(sink, answer.component); }},
    {"recurrence_id",
     [](const CalendarAnswer& answer, Sink& sink) { put(sink, answer.recurrence_id); }},
    {"organizer", [](const CalendarAnswer& answer, Sink& sink) { put(sink, answer.organizer); }},
    {"comment", [](const CalendarAnswer& answer, Sink& sink) { put(sink, answer.comment); }},
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
  put(sink, row.mail.token ? std::string_view(row.mail.token->word) : std::string_view());
}

constexpr std::array<render::Field<ClassifiedFile>, 13> fields{{
    {"file", [](const ClassifiedFile& row, Sink& sink) { sink.text(row.file); }},
    {"number", put_number, in_detail},
    {"kind", [](const ClassifiedFile& row, Sink& sink) { sink.text(name(row.mail.kind)); }},
    {"why", [](const ClassifiedFile& row, Sink& sink) { sink.text(row.mail.why); }},
    {"from", [](const ClassifiedFile& row, Sink& sink) { put(sink, row.mail.from); }, in_detail},
    {"subject", [](const ClassifiedFile& row, Sink& sink) { put(sink, row.mail.subject); },
     in_detail},
    {"message_id", [](const ClassifiedFile& row, Sink& sink) { put(sink, row.mail.message_id); },
     in_detail},
    {"calendar", put_calendar},
    {"recipients", put_recipients},
    {"feedback_type",
     [](const ClassifiedFile& row, Sink& sink) { put(sink, row.mail.feedback_type); }, in_detail},
    {"returned_message_id",
     [](const ClassifiedFile& row, Sink& sink) { put(sink, row.mail.returned_message_id); },
     in_detail},
    {"token", put_token, in_detail},
    {"token_word", put_token_word, in_detail},
}};

}  // namespace

render::Fields<ClassifiedFile> classified_fields() { return fields; }

}  // namespace qlab::cmd

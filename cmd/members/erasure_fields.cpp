// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/erasure_fields.hpp"

#include <array>

#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using members::Disclosure;
using render::Field;
using render::Sink;
using Erasure = ShownErasure;
using enum render::Shown;

constexpr std::array<Field<Disclosure>, 8> disclosures{{
    {"id", [](const Disclosure& row, Sink& sink) { sink.number(row.id); }},
    {"at", [](const Disclosure& row, Sink& sink) { sink.instant(row.at); }},
    {"kind", [](const Disclosure& row, Sink& sink) { sink.text(members::name(row.kind)); }},
    {"recipient", [](const Disclosure& row, Sink& sink) { put_or_nothing(row.recipient, sink); }},
    {"file", [](const Disclosure& row, Sink& sink) { put_or_nothing(row.file, sink); }},
    {"sha256", [](const Disclosure& row, Sink& sink) { put_or_nothing(row.sha256, sink); },
     in_detail},
    {"members", [](const Disclosure& row, Sink& sink) { sink.number(row.members); }},
    {"actor", [](const Disclosure& row, Sink& sink) { sink.text(row.actor); }},
}};

void put_mentioned(const Erasure& erasure, Sink& sink) {
  std::vector<std::string> places;
  for (const auto& found : erasure.certificate.mentioned) places.push_back(in_words(found));
  sink.list(places);
}

void put_disclosures(const Erasure& erasure, Sink& sink) {
  sink.nested(render::NestedRows<Disclosure>(disclosures, erasure.disclosures));
}

constexpr std::array<Field<Erasure>, 24> erasures{{
    {"action", [](const Erasure&, Sink& sink) { sink.text("erase"); }},
    {"dry_run", [](const Erasure& e, Sink& sink) { sink.truth(e.dry_run); }},
    {"member",
     [](const Erasure& e, Sink& sink) {
       const auto member = e.certificate.member;
       member == 0 ? sink.nothing() : sink.reference(Letter::member, member);
     }},
    {"erased_at", [](const Erasure& e, Sink& sink) { sink.instant(e.certificate.at); }},
    {"texts",
     [](const Erasure& e, Sink& sink) { sink.text(erasure::name(e.certificate.comments)); }},
    {"addresses",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_members.addresses); }},
    {"suppressed", [](const Erasure& e, Sink& sink) { sink.number(e.certificate.suppressed); }},
    {"tags", [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_members.tags); }},
    {"consents",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_members.consents); }},
    {"participations",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_members.participations); }},
    {"comments",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_comments.comments); }},
    {"comment_texts",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_comments.texts); }},
    {"guests",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_comments.guests); }},
    {"stances", [](const Erasure& e, Sink& sink) { sink.number(e.certificate.stances); }},
    {"answers",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_webinars.answers); }},
    {"attendances",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_webinars.attendances); }},
    {"calls", [](const Erasure& e, Sink& sink) { sink.number(e.certificate.calls); }},
    {"mails", [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_mail.mails); }},
    {"mails_cancelled",
     [](const Erasure& e, Sink& sink) { sink.number(e.certificate.from_mail.cancelled); }},
    {"log_entries", [](const Erasure& e, Sink& sink) { sink.number(e.certificate.log_entries); }},
    {"purged", [](const Erasure& e, Sink& sink) { sink.truth(e.purged); }},
    {"mentioned", put_mentioned},
    {"copies", [](const Erasure& e, Sink& sink) { sink.list(e.copies); }},
    {"disclosures", put_disclosures},
}};

}  // namespace

render::Fields<Disclosure> disclosure_fields() { return disclosures; }

render::Fields<ShownErasure> erasure_fields() { return erasures; }

std::string in_words(const store::Found& found) {
  return fmt::format("{} {}, {}", found.table, found.row, found.column);
}

}  // namespace qlab::cmd

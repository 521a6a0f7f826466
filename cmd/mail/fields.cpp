// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/fields.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using mail::Entry;
using mail::Reported;
using render::Sink;
using enum render::Shown;

void put_member(const std::optional<std::int64_t>& member, Sink& sink) {
  member ? sink.reference(Letter::member, *member) : sink.nothing();
}

constexpr std::array<render::Field<Entry>, 15> entry_fields{{
    {"ref", [](const Entry& mail, Sink& sink) { sink.reference(Letter::message, mail.id); }},
    {"id", [](const Entry& mail, Sink& sink) { sink.number(mail.id); }, in_detail},
    {"state", [](const Entry& mail, Sink& sink) { sink.text(name(mail.state)); }},
    {"member", [](const Entry& mail, Sink& sink) { put_member(mail.member_id, sink); }},
    {"to", [](const Entry& mail, Sink& sink) { sink.text(mail.address); }},
    {"subject", [](const Entry& mail, Sink& sink) { sink.text(mail.subject); }},
    {"message_id", [](const Entry& mail, Sink& sink) { sink.text(mail.message_id); }, in_detail},
    {"purpose", [](const Entry& mail, Sink& sink) { sink.text(mail.purpose); }, in_detail},
    {"object", [](const Entry& mail, Sink& sink) { sink.text(mail.object); }, in_detail},
    {"attempts", [](const Entry& mail, Sink& sink) { sink.number(mail.attempts); }, in_detail},
    {"detail", [](const Entry& mail, Sink& sink) { sink.text(mail.detail); }},
    {"queued_at", [](const Entry& mail, Sink& sink) { sink.instant(mail.queued_at); }, in_detail},
    {"due_at", [](const Entry& mail, Sink& sink) { sink.instant(mail.due_at); }, in_detail},
    {"tried_at", [](const Entry& mail, Sink& sink) { sink.maybe(mail.tried_at); }},
    {"done_at", [](const Entry& mail, Sink& sink) { sink.maybe(mail.done_at); }, in_detail},
}};

template <std::size_t index>
void put_of_entry(const MailView& view, Sink& sink) {
  entry_fields[index].put(view.entry, sink);
}

template <class Row>
void put_text(const Row& row, Sink& sink) {
  sink.text(row.opened.text);
}

/// The fields of a list, and then what stands in the mail.
template <std::size_t... index>
constexpr auto with_content(std::index_sequence<index...> /*all*/) {
  return std::array<render::Field<MailView>, sizeof...(index) + 2>{{
      {entry_fields[index].name, put_of_entry<index>, entry_fields[index].shown}...,
      {"headers", [](const MailView& view, Sink& sink) { put_headers(view.opened, sink); }},
      {"text", put_text<MailView>},
  }};
}

constexpr auto view_fields = with_content(std::make_index_sequence<entry_fields.size()>());

using Preview = MailPreview;

constexpr std::array<render::Field<Preview>, 7> preview_fields{{
    {"member", [](const Preview& mail, Sink& sink) { put_member(mail.member_id, sink); }},
    {"to", [](const Preview& mail, Sink& sink) { sink.text(mail.message.to.address); }},
    {"subject", [](const Preview& mail, Sink& sink) { sink.text(mail.message.subject); }},
    {"objection", [](const Preview& mail, Sink& sink) { sink.maybe(mail.objection); }},
    {"headers", [](const Preview& mail, Sink& sink) { put_headers(mail.opened, sink); }},
    {"text", put_text<Preview>},
    {"html", [](const Preview& mail, Sink& sink) { sink.text(mail.message.html); }},
}};

constexpr std::array<render::Field<Reported>, 5> each_reported{{
    {"ref", [](const Reported& mail, Sink& sink) { sink.reference(Letter::message, mail.id); }},
    {"member", [](const Reported& mail, Sink& sink) { put_member(mail.member_id, sink); }},
    {"to", [](const Reported& mail, Sink& sink) { sink.text(mail.address); }},
    {"code", [](const Reported& mail, Sink& sink) { sink.number(mail.code); }},
    {"detail", [](const Reported& mail, Sink& sink) { sink.text(mail.detail); }},
}};

using List = std::vector<Reported> mail::SendReport::*;

template <List list>
void put_each(const SendResult& result, Sink& sink) {
  sink.nested(render::NestedRows<Reported>(each_reported, result.report.*list));
}

template <List list>
void put_count(const SendResult& result, Sink& sink) {
  sink.number(static_cast<std::int64_t>((result.report.*list).size()));
}

void put_action(const SendResult& /*result*/, Sink& sink) { sink.text("send"); }
void put_dry_run(const SendResult& result, Sink& sink) { sink.truth(result.dry_run); }
void put_remaining(const SendResult& result, Sink& sink) { sink.number(result.report.remaining); }
void put_quiet_until(const SendResult& result, Sink& sink) {
  sink.maybe(result.report.quiet_until);
}

constexpr std::array<render::Field<SendResult>, 10> each_by_name{{
    {"action", put_action},
    {"dry_run", put_dry_run},
    {"sent", put_each<&mail::SendReport::sent>},
    {"deferred", put_each<&mail::SendReport::deferred>},
    {"failed", put_each<&mail::SendReport::failed>},
    {"uncertain", put_each<&mail::SendReport::uncertain>},
    {"cancelled", put_each<&mail::SendReport::cancelled>},
    {"remaining", put_remaining},
    {"quiet", put_each<&mail::SendReport::quiet>},
    {"quiet_until", put_quiet_until},
}};

constexpr std::array<render::Field<SendResult>, 10> how_many{{
    {"action", put_action},
    {"dry_run", put_dry_run},
    {"sent", put_count<&mail::SendReport::sent>},
    {"deferred", put_count<&mail::SendReport::deferred>},
    {"failed", put_count<&mail::SendReport::failed>},
    {"uncertain", put_count<&mail::SendReport::uncertain>},
    {"cancelled", put_count<&mail::SendReport::cancelled>},
    {"remaining", put_remaining},
    {"quiet", put_count<&mail::SendReport::quiet>},
    {"quiet_until", put_quiet_until},
}};

}  // namespace

void put_headers(const mail::Opened& opened, Sink& sink) {
  std::vector<std::string> lines;
  for (const auto& [header, value] : opened.headers)
    lines.push_back(fmt::format("{}: {}", header, value));
  sink.list(lines);
}

render::Fields<Entry> mail_fields() { return entry_fields; }
render::Fields<MailView> mail_view_fields() { return view_fields; }
render::Fields<MailPreview> mail_preview_fields() { return preview_fields; }
render::Fields<Reported> reported_fields() { return each_reported; }
render::Fields<SendResult> send_fields() { return each_by_name; }
render::Fields<SendResult> send_summary_fields() { return how_many; }

}  // namespace qlab::cmd

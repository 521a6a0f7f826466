// SPDX-License-Identifier: Apache-2.0
#include "cmd/members/fields.hpp"

#include <algorithm>
#include <array>

namespace qlab::cmd {
namespace {

using members::Member;
using render::Field;
using render::Shown;
using render::Sink;

void put_emails(const Member& member, Sink& sink) {
  // Nearly everybody has one, and a list of a million members copies none.
  if (member.addresses.size() == 1) return sink.list({&member.addresses.front().shown, 1});
  std::vector<std::string> emails;
  for (const auto& address : member.addresses) emails.push_back(address.shown);
  sink.list(emails);
}

void put_bad_emails(const Member& member, Sink& sink) {
  std::vector<std::string> emails;
  for (const auto& address : member.addresses) {
    if (address.state == members::AddressState::bad) emails.push_back(address.shown);
  }
  sink.list(emails);
}

constexpr std::array<Field<Member>, member_field_count> fields{{
    {"id", [](const Member& m, Sink& sink) { sink.number(m.id); }, Shown::in_detail},
    {"ref", [](const Member& m, Sink& sink) { sink.reference(Letter::member, m.id); }},
    {"name", [](const Member& m, Sink& sink) { sink.text(m.name); }},
    {"email", [](const Member& m, Sink& sink) { put_or_nothing(m.email(), sink); }},
    {"emails", put_emails, Shown::in_detail},
    {"organisation", [](const Member& m, Sink& sink) { put_or_nothing(m.organisation, sink); }},
    {"role", [](const Member& m, Sink& sink) { put_or_nothing(m.role, sink); }},
    {"nation", [](const Member& m, Sink& sink) { put_or_nothing(m.nation, sink); }},
    {"relation", [](const Member& m, Sink& sink) { put_or_nothing(m.relation, sink); }},
    {"outlook", [](const Member& m, Sink& sink) { sink.text(m.outlook); }, Shown::in_detail},
    {"interest", [](const Member& m, Sink& sink) { sink.text(m.interest); }, Shown::in_detail},
    {"account", [](const Member& m, Sink& sink) { put_or_nothing(m.account, sink); },
     Shown::in_detail},
    {"tags", [](const Member& m, Sink& sink) { sink.list(m.tags); }},
    {"delivery", [](const Member& m, Sink& sink) { sink.text(m.delivery); }, Shown::in_detail},
    {"delivery_by", [](const Member& m, Sink& sink) { put_or_nothing(m.delivery_by, sink); },
     Shown::in_detail},
    {"consent", [](const Member& m, Sink& sink) { sink.text(members::name(m.contact)); },
     Shown::in_detail},
    {"joined", [](const Member& m, Sink& sink) { sink.instant(m.joined); }, Shown::in_detail},
    {"updated", [](const Member& m, Sink& sink) { sink.instant(m.updated); }, Shown::in_detail},
}};

/// Beside these an export holds what the import takes and a list has no use for.
constexpr std::array<Field<Member>, 2> further_fields{{
    {"bad_emails", put_bad_emails, Shown::in_detail},
    {"participations",
     [](const Member& m, Sink& sink) { sink.list(members::written(m.participations)); },
     Shown::in_detail},
}};

constexpr auto exported = [] {
  std::array<Field<Member>, fields.size() + further_fields.size()> all{};
  std::copy(fields.begin(), fields.end(), all.begin());
  std::copy(further_fields.begin(), further_fields.end(), all.begin() + fields.size());
  return all;
}();

/// What a field is read from; nothing for those that every list reads.
bool members::Parts::*part_of(std::string_view field) {
  if (field == "id" || field == "ref" || field == "name" || field == "organisation") return nullptr;
  if (field == "email" || field == "emails") return &members::Parts::addresses;
  if (field == "tags") return &members::Parts::tags;
  if (field == "consent") return &members::Parts::contact;
  return &members::Parts::details;
}

}  // namespace

render::Fields<Member> member_fields() { return fields; }

render::Fields<Member> export_fields() { return exported; }

members::Parts parts_shown(const render::Style& style) {
  const bool is_for_ids = style.format == render::Format::ids;
  if (!is_for_ids && style.names.empty()) return {.contact = !render::is_for_people(style.format)};
  members::Parts parts{.details = false, .addresses = false, .tags = false, .contact = false};
  if (is_for_ids) return parts;
  for (const auto& name : style.names) {
    if (const auto part = part_of(name)) parts.*part = true;
  }
  return parts;
}

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "cmd/calls/fields.hpp"

#include <array>
#include <utility>

#include "cmd/mail/fields.hpp"
#include "lib/render/nested.hpp"

namespace qlab::cmd {
namespace {

using calls::Call;
using calls::Item;
using calls::Slot;
using render::Field;
using render::Sink;
using enum render::Shown;

const Call& call_of(const ShownCall& row) { return row.listed.call; }

std::string_view side_of(const Call& call) {
  return call.side ? calls::name(*call.side) : std::string_view();
}

void put_webinar(const Call& call, Sink& to) {
  call.webinar ? to.reference(Letter::webinar, *call.webinar) : to.nothing();
}

constexpr std::array<Field<ShownCall>, 25> list_fields{{
    {"ref", [](const ShownCall& r, Sink& to) { to.reference(Letter::call, call_of(r).id); }},
    {"id", [](const ShownCall& r, Sink& to) { to.number(call_of(r).id); }, in_detail},
    {"member",
     [](const ShownCall& r, Sink& to) { to.reference(Letter::member, call_of(r).member); }},
    {"name", [](const ShownCall& r, Sink& to) { put_or_nothing(r.listed.name, to); }},
    {"state", [](const ShownCall& r, Sink& to) { to.text(calls::name(call_of(r).state)); }},
    {"objection", [](const ShownCall& r, Sink& to) { put_or_nothing(r.listed.objection, to); }},
    {"by", [](const ShownCall& r, Sink& to) { put_or_nothing(side_of(call_of(r)), to); },
     in_detail},
    {"starts_at", [](const ShownCall& r, Sink& to) { to.maybe(call_of(r).starts_at); }},
    {"ends_at", [](const ShownCall& r, Sink& to) { to.maybe(call_of(r).ends_at); }, in_detail},
    {"here", [](const ShownCall& r, Sink& to) { put_or_nothing(r.here, to); }, in_detail},
    {"there", [](const ShownCall& r, Sink& to) { put_or_nothing(r.there, to); }, in_detail},
    {"staff", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).staff, to); }},
    {"owner", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).owner, to); }},
    {"phone", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).phone, to); }},
    {"zone", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).zone, to); }, in_detail},
    {"webinar", [](const ShownCall& r, Sink& to) { put_webinar(call_of(r), to); }},
    {"reason", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).reason, to); }},
    {"confirmed_at", [](const ShownCall& r, Sink& to) { to.maybe(call_of(r).confirmed_at); },
     in_detail},
    {"outcome", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).outcome, to); }},
    {"agreed", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).agreed, to); },
     in_detail},
    {"uid", [](const ShownCall& r, Sink& to) { put_or_nothing(call_of(r).uid, to); }, in_detail},
    {"sequence",
     [](const ShownCall& r, Sink& to) {
       call_of(r).sequence < 0 ? to.nothing() : to.number(call_of(r).sequence);
     },
     in_detail},
    {"booked_at", [](const ShownCall& r, Sink& to) { to.maybe(call_of(r).booked_at); }, in_detail},
    {"created_at", [](const ShownCall& r, Sink& to) { to.instant(call_of(r).created_at); },
     in_detail},
    {"changed_at", [](const ShownCall& r, Sink& to) { to.instant(call_of(r).changed_at); },
     in_detail},
}};

constexpr std::array<Field<Slot>, 7> slot_rows{{
    {"slot", [](const Slot& r, Sink& to) { to.text(calls::slot_ref(r.id)); }},
    {"staff", [](const Slot& r, Sink& to) { to.text(r.staff); }},
    {"starts_at", [](const Slot& r, Sink& to) { to.instant(r.starts_at); }},
    {"ends_at", [](const Slot& r, Sink& to) { to.instant(r.ends_at); }},
    {"state",
     [](const Slot& r, Sink& to) { to.text(r.is_booked() ? "booked"
                                           : r.call      ? "kept"
                                                         : "free"); }},
    {"call",
     [](const Slot& r, Sink& to) { r.call ? to.reference(Letter::call, *r.call) : to.nothing(); }},
    {"kept_until", [](const Slot& r, Sink& to) { to.maybe(r.held_until); }},
}};

constexpr std::array<Field<calls::Note>, 3> note_rows{{
    {"at", [](const calls::Note& r, Sink& to) { to.instant(r.at); }},
    {"actor", [](const calls::Note& r, Sink& to) { to.text(r.actor); }},
    {"note", [](const calls::Note& r, Sink& to) { to.text(r.body); }},
}};

constexpr std::array<Field<calls::Past>, 7> past_rows{{
    {"at", [](const calls::Past& r, Sink& to) { to.instant(r.at); }},
    {"event", [](const calls::Past& r, Sink& to) { to.text(r.event); }},
    {"state", [](const calls::Past& r, Sink& to) { to.text(r.state); }},
    {"by", [](const calls::Past& r, Sink& to) { put_or_nothing(r.side, to); }},
    {"detail", [](const calls::Past& r, Sink& to) { put_or_nothing(r.detail, to); }},
    {"source", [](const calls::Past& r, Sink& to) { to.text(r.source); }},
    {"actor", [](const calls::Past& r, Sink& to) { to.text(r.actor); }},
}};

template <std::size_t index>
void put_of_list(const CallView& view, Sink& sink) {
  list_fields[index].put(view.shown, sink);
}

template <std::size_t... index>
constexpr auto with_everything(std::index_sequence<index...> /*all*/) {
  return std::array<Field<CallView>, sizeof...(index) + 3>{
      {{list_fields[index].name, put_of_list<index>}...,
       {"kept", [](const CallView& v,
                   Sink& to) { to.nested(render::NestedRows<Slot>(slot_rows, v.kept)); }},
       {"notes", [](const CallView& v,
                    Sink& to) { to.nested(render::NestedRows<calls::Note>(note_rows, v.notes)); }},
       {"history", [](const CallView& v, Sink& to) {
          to.nested(render::NestedRows<calls::Past>(past_rows, v.history));
        }}}};
}

constexpr auto view_fields = with_everything(std::make_index_sequence<list_fields.size()>());

void put_slots(const Item& item, Sink& sink) {
  std::vector<std::string> names;
  for (const auto& slot : item.notice.slots) names.push_back(calls::slot_ref(slot.id));
  sink.list(names);
}

constexpr std::array<Field<Item>, 12> item_rows{{
    {"call", [](const Item& r, Sink& to) { to.reference(Letter::call, r.call().id); }},
    {"member", [](const Item& r, Sink& to) { to.reference(Letter::member, r.call().member); }},
    {"state", [](const Item& r, Sink& to) { to.text(calls::name(r.call().state)); }},
    {"starts_at", [](const Item& r, Sink& to) { to.maybe(r.call().starts_at); }},
    {"ends_at", [](const Item& r, Sink& to) { to.maybe(r.call().ends_at); }, in_detail},
    {"staff", [](const Item& r, Sink& to) { put_or_nothing(r.call().staff, to); }},
    {"slots", put_slots},
    {"kept_until", [](const Item& r, Sink& to) { to.maybe(r.notice.until); }},
    {"letter", [](const Item& r, Sink& to) { to.text(calls::name(r.notice.occasion)); }, in_detail},
    {"decision", [](const Item& r, Sink& to) { to.text(r.out ? "out" : "in"); }},
    {"reason",
     [](const Item& r, Sink& to) { put_or_nothing(r.out ? mail::name(r.out->reason) : "", to); }},
    {"text", [](const Item& r, Sink& to) { put_or_nothing(r.out ? r.out->text : "", to); }},
}};

template <std::vector<mail::Reported> mail::SendReport::*list>
void put_reported(const CallsResult& result, Sink& sink) {
  sink.nested(render::NestedRows<mail::Reported>(reported_fields(), result.sent.*list));
}

constexpr std::array<Field<CallsResult>, 8> result_fields{{
    {"action", [](const CallsResult& r, Sink& to) { to.text(r.action); }},
    {"dry_run", [](const CallsResult& r, Sink& to) { to.truth(r.dry_run); }},
    {"queued", [](const CallsResult& r,
                  Sink& to) { to.number(static_cast<std::int64_t>(r.round.count_in())); }},
    {"calls", [](const CallsResult& r,
                 Sink& to) { to.nested(render::NestedRows<Item>(item_rows, r.round.items)); }},
    {"sent", put_reported<&mail::SendReport::sent>},
    {"deferred", put_reported<&mail::SendReport::deferred>},
    {"failed", put_reported<&mail::SendReport::failed>},
    {"uncertain", put_reported<&mail::SendReport::uncertain>},
}};

}  // namespace

render::Fields<ShownCall> call_fields() { return list_fields; }
render::Fields<CallView> call_view_fields() { return view_fields; }
render::Fields<CallsResult> calls_result_fields() { return result_fields; }
render::Fields<Item> call_item_fields() { return item_rows; }
render::Fields<Slot> slot_fields() { return slot_rows; }

}  // namespace qlab::cmd

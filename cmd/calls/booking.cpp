// SPDX-License-Identifier: Apache-2.0
#include "cmd/calls/booking.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"

namespace qlab::cmd {
namespace {

std::string staff_of(Context& context, const BookingOptions& options, const calls::Call& call) {
  if (!options.staff.empty()) return options.staff;
  if (!call.staff.empty()) return call.staff;
  return call.owner.empty() ? context.author().actor : call.owner;
}

calls::Target target_of(Context& context, const BookingOptions& options, const calls::Call& call) {
  if (calls::parse_slot(options.when)) return {.slot = options.when};
  const auto& length = options.length;
  return {
      .slot = {},
      .starts_at = calendar::parse_when(options.when, context.now(), context.zone()),
      .length = length.empty() ? context.config().calls.length : calendar::parse_duration(length),
      .staff = staff_of(context, options, call)};
}

}  // namespace

void add_booking(Verb& verb, BookingOptions& options) {
  verb.add_option("CALL", options.call, "k4, or 4").required();
  verb.add_option("WHEN", options.when, "A slot such as t3, or a time: 2027-03-01 10:00")
      .required();
  verb.add_option("--staff", options.staff,
                  "Who holds it at a time that is no slot (else whoever did, the owner, or you)")
      .type_name("NAME");
  verb.add_option("--length", options.length, "How long it lasts then (calls.length)")
      .type_name("DURATION");
  verb.add_flag("--no-mail", options.no_mail, "Write to nobody: the member knows");
  add_plan(verb, options.round.recipients, "The most members to write to now");
  add_round(verb, options.round);
}

Exit carry_out_booking(Context& context, const BookingOptions& options, calls::Event event) {
  const auto call = calls::find(context.store_to_read(), options.call);
  const auto target = target_of(context, options, call);
  const auto tell = options.no_mail ? calls::Tell::no : calls::Tell::yes;
  const auto decide = [&](const Recipients& recipients) {
    return calls::plan_booking(context.store_to_read(), call, event, target,
                               {basis(context), recipients.max, tell}, context.now());
  };
  const auto act = [&](const mail::Desk* desk, calls::Round& round) {
    calls::carry_out_booking(context.store(), desk, call_setting(context), round, event, target,
                             context.now());
  };
  const bool moves = event == calls::Event::move;
  const auto result = carry_out(
      context, options.round,
      {moves ? "calls move" : "calls book", moves ? "move" : "book",
       moves ? "move {} calls" : "book {} calls", ref(Letter::call, call.id), decide, act});
  show_calls(context, result);
  for (const auto& item : result.round.items) {
    note_time(context, item.call());
    if (item.out && !options.no_mail) context.note("no mail goes: {}", item.out->text);
  }
  return conclude(context, result.sent);
}

}  // namespace qlab::cmd

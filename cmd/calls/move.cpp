// SPDX-License-Identifier: Apache-2.0
#include "cmd/calls/booking.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

void add_calls_move(Verb& noun, Action& action) {
  auto options = std::make_shared<BookingOptions>();
  auto verb = noun.add_verb("move", "Agree on another time, and tell the member's calendar");
  verb.shows(calls_result_fields, render::Amount::one);
  verb.lists(call_item_fields);
  add_booking(verb, *options);
  verb.footer(
      "Calendars take the new time as a change of the same call. The old slot is free again.\n\n"
      "Example:\n  qlab calls move k4 '2027-03-02 10:00'");
  verb.callback([&action, options] {
    action = [options](Context& c) { return carry_out_booking(c, *options, calls::Event::move); };
  });
}

}  // namespace qlab::cmd

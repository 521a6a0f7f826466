// SPDX-License-Identifier: Apache-2.0
#include "cmd/calls/booking.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"

namespace qlab::cmd {

void add_calls_book(Verb& noun, Action& action) {
  auto options = std::make_shared<BookingOptions>();
  auto verb = noun.add_verb("book", "Agree on a time, and invite the member to it");
  verb.shows(calls_result_fields, render::Amount::one);
  verb.lists(call_item_fields);
  add_booking(verb, *options);
  verb.footer(
      "A slot that is taken, kept for another call or past, and one whose offer ran out, is\n"
      "refused with the reason. The time is said back in both zones. A member who cannot be\n"
      "written to is booked all the same.\n\n"
      "Examples:\n  qlab calls book k4 t3\n  qlab calls book k4 '2027-03-01 10:00' --staff anna");
  verb.callback([&action, options] {
    action = [options](Context& c) { return carry_out_booking(c, *options, calls::Event::book); };
  });
}

}  // namespace qlab::cmd

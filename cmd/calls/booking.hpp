// SPDX-License-Identifier: Apache-2.0
// What book and move share: a time is agreed.
#pragma once

#include <string>

#include "cmd/calls/round.hpp"
#include "lib/calls/book.hpp"

namespace qlab::cmd {

class Verb;
class Context;

/// What the command line says about it.
struct BookingOptions {
  std::string call;
  std::string when;
  std::string staff;
  std::string length;
  bool no_mail = false;
  RoundOptions round;
};

/// Declares all of it.
void add_booking(Verb& verb, BookingOptions& options);

/// Books or moves, as the event says, and shows the result.
Exit carry_out_booking(Context& context, const BookingOptions& options, calls::Event event);

}  // namespace qlab::cmd

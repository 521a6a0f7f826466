// SPDX-License-Identifier: Apache-2.0
// What every verb that does something with calls and writes to their members shares.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cmd/calls/fields.hpp"
#include "cmd/exit.hpp"
#include "cmd/mailing.hpp"
#include "lib/calls/round.hpp"
#include "lib/mail/desk.hpp"

namespace qlab::cmd {

class Context;

/// [calls], and what of the rest of the configuration a letter about a call needs.
calls::Setting call_setting(Context& context);

/// What is particular to a verb.
struct CallsWork {
  std::string_view command;  ///< noun and verb: "calls offer"
  std::string_view verb;     ///< "offer": named in the result
  std::string_view asks;     ///< "offer times for {} calls"
  std::string object;        ///< of a plan: k4, or nothing where there are several
  std::function<calls::Round(const Recipients&)> decide;
  /// The desk is missing where no letter goes.
  std::function<void(const mail::Desk*, calls::Round&)> act;
};

/// Decides, compares with an agreed plan where there is one, asks before many are written to, acts
/// and sends; a rehearsal makes each mail and writes nothing but into the folder of -o.
CallsResult carry_out(Context& context, const RoundOptions& options, const CallsWork& work);

/// Shows the whole result in JSON, each call in every other format.
void show_calls(Context& context, const CallsResult& result);

/// The call with the time in both zones.
ShownCall shown_call(Context& context, calls::Listed listed);

/// Says on standard error when the call is, for staff and for its member.
void note_time(Context& context, const calls::Call& call);

}  // namespace qlab::cmd

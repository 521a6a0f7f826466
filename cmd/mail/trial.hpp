// SPDX-License-Identifier: Apache-2.0
// One real mail through the relay to the address of whoever asks for it, before members get theirs.
// It is no member's mail: it stands in no outbox, and nothing that is answered to it counts.
#pragma once

#include <string>

#include "cmd/exit.hpp"
#include "cmd/mail/letter.hpp"

namespace qlab::cmd {

class Verb;
class Context;

struct Trial {
  std::string address;  ///< empty: none is asked for
  std::string member;   ///< for whom the letter is written
  LetterChoice letter;
};

/// Declares --test-to, --member, --template and --webinar.
void add_trial(Verb& verb, Trial& trial);

/// Sends it, or with dry_run only makes it, and shows what became of it. Throws what stops any run.
Exit send_trial(Context& context, const Trial& trial, bool dry_run);

}  // namespace qlab::cmd

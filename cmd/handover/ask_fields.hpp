// SPDX-License-Identifier: Apache-2.0
// How the result of asking members about the handover is shown.
#pragma once

#include "lib/handover/ask.hpp"
#include "lib/mail/send.hpp"

namespace qlab::cmd {

class Context;

struct AskResult {
  bool dry_run = false;
  handover::Asking asking;
  mail::SendReport sent;
};

/// The whole result in JSON, each decision in every other format.
void show_asking(Context& context, const AskResult& result);

}  // namespace qlab::cmd

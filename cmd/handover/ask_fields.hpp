// SPDX-License-Identifier: Apache-2.0
// How the result of asking members about the handover is shown.
#pragma once

#include "lib/handover/ask.hpp"
#include "lib/mail/send.hpp"
#include "lib/render/fields.hpp"

namespace qlab::cmd {

class Context;

struct AskResult {
  bool dry_run = false;
  handover::Asking asking;
  mail::SendReport sent;
};

render::Fields<AskResult> ask_fields();

/// The whole result in JSON, each decision in every other format.
void show_asking(Context& context, const AskResult& result);

}  // namespace qlab::cmd

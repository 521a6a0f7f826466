// SPDX-License-Identifier: Apache-2.0
// What every verb that writes to members shares: who the mails come from, the one run that sends,
// and how its report is told.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cmd/context.hpp"
#include "cmd/exit.hpp"
#include "lib/mail/addressing.hpp"
#include "lib/mail/desk.hpp"
#include "lib/mail/send.hpp"
#include "lib/mail/send_plan.hpp"
#include "lib/mail/template.hpp"
#include "lib/members/consent.hpp"

namespace qlab::cmd {

/// The [identity] of the configuration: who writes to members, and publishes. Without an address
/// where it has none.
mail::Host staff(Context& context);

/// The same, to write mail from. Throws config where it has no address.
mail::Identity identity(Context& context);

/// What allows mail to members who were never asked (send.basis).
members::Basis basis(Context& context);

/// The letters of the configured folder over the built-in ones.
mail::Templates templates(Context& context);

/// What decides about each mail that waits, as a run of this size would.
mail::SendRules send_rules(Context& context, std::size_t max, mail::Audience audience);

/// Throws config where no relay is configured: never a pretence of sending.
void require_relay(Context& context);

/// How long --wait allows to wait for another qlab; nothing said is not at all.
std::chrono::seconds wait_asked(const Context& context);

/// Takes the send lock, for as long as --wait. Throws locked where another qlab sends for longer.
mail::SendLock send_lock(Context& context);

struct Sending {
  std::optional<std::size_t> max;  ///< instead of send.max_per_run
  bool dry_run = false;
  std::optional<std::vector<std::int64_t>> members = {};  ///< mail to these alone; nothing: all
};

/// Sends what is due, or rehearses it. Throws config where no relay is configured, refused where
/// the store is not adopted here, locked where another qlab sends for longer than --wait.
mail::SendReport send_due(Context& context, const Sending& sending);

/// Names on standard error what was not sent and why, and tells how the command ends. Throws what
/// stopped the run, after the result is written.
Exit conclude(Context& context, const mail::SendReport& report);

}  // namespace qlab::cmd

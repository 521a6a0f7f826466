// SPDX-License-Identifier: Apache-2.0
// What the next run would do with each mail that waits in the outbox.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/mail/audience.hpp"
#include "lib/mail/claim.hpp"
#include "lib/mail/plan.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

/// What decides. Functions that are empty are not asked.
struct SendRules {
  Instant now;
  std::size_t max = 0;     ///< the most mails that are tried
  Audience audience = {};  ///< whose mails alone are decided about

  /// Why a message, of which only the envelope is read, may not go out after all: as of a Run.
  std::function<std::optional<Objection>(const Claimed& message)> objection = {};

  /// Until when the quiet hours of a zone last: as of a Run.
  std::function<std::optional<Instant>(std::string_view zone)> quiet_until = {};
};

struct SendPlan {
  Plan plan;
  /// How many mails a run of this plan takes in hand: those that are in, and those that it will
  /// leave out for good.
  std::size_t tried = 0;
};

/// Decides about every queued or deferred mail of the audience, in the order in which they are
/// sent, and changes nothing. The bytes of a mail never change, so its ref is fingerprint enough.
SendPlan plan_sending(const store::Store& store, const SendRules& rules);

}  // namespace qlab::mail

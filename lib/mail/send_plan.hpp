// SPDX-License-Identifier: Apache-2.0
// What the next run would do with each mail that waits in the outbox.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "lib/core/clock.hpp"
#include "lib/mail/audience.hpp"
#include "lib/mail/plan.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct SendRules {
  Instant now;
  std::size_t max = 0;     ///< the most mails that are tried
  Audience audience = {};  ///< whose mails alone are decided about

  /// Why a member may not be written to after all.
  std::function<std::optional<Objection>(std::int64_t member_id)> objection;
};

/// Decides about every queued or deferred mail of the audience, in the order in which they are
/// sent, and changes nothing. The bytes of a mail never change, so its ref is fingerprint enough.
Plan plan_sending(const store::Store& store, const SendRules& rules);

/// How many mails a run of this plan takes in hand: those that are in, and those that it will leave
/// out for good.
std::size_t count_tried(const Plan& plan);

}  // namespace qlab::mail

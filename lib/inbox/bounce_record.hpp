// SPDX-License-Identifier: Apache-2.0
// What notifications said of our mails: one row for each notification and mail.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/inbox/verdict.hpp"
#include "lib/store/store.hpp"

namespace qlab::inbox {

struct NewBounce {
  std::int64_t incoming = 0;
  std::int64_t message = 0;
  std::optional<std::int64_t> member;
  Recipient recipient;
  Instant at;
};

/// Within the caller's change.
void add_bounce(store::Store& store, const NewBounce& bounce);

/// How often mails to this member came back for a reason that may pass.
std::int64_t count_soft(const store::Store& store, std::int64_t member);

/// How many of these mails of ours came back for a reason that may pass.
std::int64_t count_soft(const store::Store& store, std::span<const std::int64_t> messages);

/// Whether this mail of ours came back for good.
bool came_back(const store::Store& store, std::int64_t message);

struct BounceRow {
  std::int64_t message = 0;
  std::optional<std::int64_t> member;
  std::string outcome;
  std::string status;
  std::string reason;
  Instant at;
};

/// Calls with each, the oldest first.
void each_bounce(const store::Store& store, const std::function<void(const BounceRow&)>& call);

}  // namespace qlab::inbox

// SPDX-License-Identifier: Apache-2.0
// The outbox: one row per message and recipient, its bytes stored before the network is touched.
// Its rows are their own history; whoever fills it does so inside a change of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/mail/addressing.hpp"
#include "lib/mail/audience.hpp"
#include "lib/mail/state.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

/// What a mail is, once and for all: a second one for the same place is never queued.
struct Place {
  std::string purpose;     ///< invite, remind, ...
  std::string object;      ///< a ref: w1
  std::string recipient;   ///< a ref: m12
  std::string occurrence;  ///< tells repetitions apart; may be empty
};

struct Draft {
  Place place;
  std::optional<std::int64_t> member_id;
  std::string address;
  std::string subject;
  Handle handle;
  std::string sender;  ///< envelope sender, where bounces go
  std::string bytes;   ///< as the Composer made them
  Instant due;
  /// Whose quiet hours a mail that nobody asked for waits out; nothing: a person asked for it.
  std::optional<std::string> quiet_zone = {};
  std::optional<Instant> useless_from = {};  ///< not sent by then, it is missed
};

/// Puts a draft into the outbox and returns its id, or nothing where its place is taken. Runs
/// inside the caller's transaction, so that everybody's mail is queued or nobody's.
std::optional<std::int64_t> queue(store::Store& store, const Draft& draft, Instant now);

/// The message that holds this place, if there is one.
std::optional<std::int64_t> find(const store::Store& store, const Place& place);

/// The same with what became of it.
struct Holder {
  std::int64_t id = 0;
  State state = State::queued;
  std::string address;
};
std::optional<Holder> holder(const store::Store& store, const Place& place);

/// Lets the place of a mail that was cancelled be taken again, where what it said has become right
/// once more, or of one that is known to be lost: a failed one is out for good then. Within the
/// caller's change. Nothing where the place is free or its mail may be read.
void give_back(store::Store& store, const Place& place, std::optional<std::int64_t> lost = {});

/// Counts what is queued or deferred: all of it, or what is due to an audience.
std::int64_t count_waiting(const store::Store& store);
std::int64_t count_due(const store::Store& store, Instant now, const Audience& audience = {});

/// Takes everything out for good that waits about this object for this purpose, within the caller's
/// change; returns how many.
std::int64_t cancel_waiting(store::Store& store, std::string_view purpose, std::string_view object,
                            std::string_view reason, Instant now);

/// The same for any of these purposes.
std::int64_t cancel_waiting(store::Store& store, std::span<const std::string_view> purposes,
                            std::string_view object, std::string_view reason, Instant now);

/// Takes a waiting message out for good; false where it does not wait.
bool cancel(store::Store& store, std::int64_t id, std::string_view reason, Instant now);

/// Makes a failed or deferred message due now, the same bytes, its attempts counted anew; false
/// where it is neither or its recipient was erased. What is uncertain must be settled by a person
/// first.
bool retry(store::Store& store, std::int64_t id, Instant now);

}  // namespace qlab::mail

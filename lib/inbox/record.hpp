// SPDX-License-Identifier: Apache-2.0
// The record of mails that came in: each once, with what was made of it or why it waits for a
// person. Only the bytes of what waits are kept.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/inbox/classify.hpp"
#include "lib/inbox/mailbox.hpp"
#include "lib/store/store.hpp"

namespace qlab::inbox {

enum class Treatment {
  applied,  ///< what it says is in the store
  waiting,  ///< for a person to decide
  done,     ///< a person has decided
  nothing   ///< it changes nothing: an auto-reply, a notice that a mail is late
};
inline constexpr Names<4> treatments{"applied", "waiting", "done", "nothing"};
constexpr std::string_view name(Treatment treatment) {
  return treatments[static_cast<std::size_t>(treatment)];
}

struct Incoming {
  std::int64_t id = 0;
  std::string digest;
  MailKind kind = MailKind::other;
  Treatment state = Treatment::waiting;
  std::string reason;
  std::optional<std::int64_t> member;
  std::optional<std::int64_t> message;  ///< the mail of ours that it answers
  std::string address;                  ///< who says to have written it
  std::string subject;
  Instant read_at;
};

/// How far the mailbox of this name was read; nothing where it never was.
std::optional<Mark> mark_of(const store::Store& store, const std::string& mailbox);

/// Keeps that, within the caller's change.
void keep_mark(store::Store& store, const std::string& mailbox, const Mark& mark);

/// Adds one within the caller's change and returns its id. The bytes are kept where it waits.
std::int64_t add(store::Store& store, const Incoming& incoming, std::string_view bytes);

enum class Which { waiting, all };

/// Calls with each, the oldest first.
void each(const store::Store& store, Which which, const std::function<void(const Incoming&)>& call);

/// Throws not_found.
Incoming find(const store::Store& store, std::int64_t id);

/// What was kept of a mail; empty once it was settled.
std::string bytes_of(const store::Store& store, std::int64_t id);

/// A person has decided: the bytes go. One change for all; throws not_found, and refused where one
/// does not wait.
void settle(store::Store& store, std::span<const std::int64_t> ids, std::string_view note,
            Instant now);

/// Settles the mail of this digest, if it waits, within the caller's change; why is added to what
/// was made of it.
void settle_waiting(store::Store& store, std::string_view digest, std::string_view why);

/// One that waits. Throws not_found, and refused where it does not wait.
Incoming require_waiting(const store::Store& store, std::int64_t id);

/// How many wait for a person.
std::int64_t count_waiting(const store::Store& store);

/// Whether any mail was ever read.
bool any(const store::Store& store);

/// Keeps whose it is, where it stands and why, within the caller's change. The bytes of what no
/// longer waits go.
void update(store::Store& store, const Incoming& incoming);

}  // namespace qlab::inbox

// SPDX-License-Identifier: Apache-2.0
// Settles mails whose fate is unknown, by what a log or a mailbox proves or by a person's word. The
// only way out of 'uncertain'. Nobody may send meanwhile (SendLock): what a sender that is gone had
// in hand is in doubt too, and recover() makes it uncertain before anything is settled.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/evidence.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/state.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

/// The time that a log covers without a gap. A mail that may have left within it only, and that it
/// does not name, was not sent.
struct Coverage {
  Instant from;
  Instant until;
};

/// So long after the last try a relay may still have taken the mail: the log must reach there.
inline constexpr std::chrono::hours latest_answer{1};

/// One mail that was uncertain.
struct Resolved {
  std::int64_t id = 0;
  std::optional<std::int64_t> member_id;
  std::string address;
  State state = State::uncertain;  ///< sent, failed, queued again, or uncertain still
  std::string why;
};

struct Resolution {
  std::vector<Resolved> mails;  ///< every one that was uncertain, or was named, each once

  [[nodiscard]] std::size_t count(State state) const;
};

/// The Message-IDs of every mail in doubt.
Wanted uncertain_mails(const store::Store& store);

/// What the findings settle, and why the rest stays; writes nothing.
Resolution judge(const store::Store& store, const Findings& findings,
                 const std::optional<Coverage>& coverage);

/// What a person's word settles. Throws refused, naming each, where a mail is not uncertain or not
/// there: then nothing is settled.
Resolution judge(const store::Store& store, std::span<const std::int64_t> mails, Proof word);

/// Writes what was settled, all or nothing, as one change. What another process settled meanwhile
/// stays as it is.
void settle(store::Store& store, const Resolution& resolution, Instant now);

}  // namespace qlab::mail

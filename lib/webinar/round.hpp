// SPDX-License-Identifier: Apache-2.0
// One notice to many members: for each one decision with one reason, then one mail each in the
// outbox. Who is asked is decided elsewhere (invite, tell, remind); here it is carried out.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/plan.hpp"
#include "lib/mail/reason.hpp"
#include "lib/mail/template.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/member.hpp"
#include "lib/store/change.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/former_letter.hpp"
#include "lib/webinar/letter.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

struct Recipient {
  std::int64_t member = 0;
  mail::Mailbox mailbox;
  std::optional<std::int64_t> lost = {};  ///< the mail whose place theirs takes, if there is one
};

struct Skipped {
  std::int64_t member = 0;
  mail::Objection why;
};

/// What becomes of each member who is concerned: in exactly one of both lists, each in the order of
/// ids.
struct Round {
  Notice notice;
  std::vector<Recipient> recipients;
  std::vector<Skipped> skipped;

  [[nodiscard]] std::size_t selected() const { return recipients.size() + skipped.size(); }

  /// Puts the member in, or out for the reason; out as well where max are in already.
  void decide(const members::Member& member, std::optional<mail::Objection> why,
              const std::optional<std::size_t>& max, std::optional<std::int64_t> lost = {});
};

struct RoundRules {
  members::Basis basis = members::Basis::relationship;
  std::optional<std::size_t> max;  ///< the most mails at once
  CameBack came_back = {};
};

/// The place of a member's mail in the outbox: a second one is never queued.
mail::Place place_of(const Webinar& webinar, const Notice& notice, std::int64_t member);

using mail::Desk;

/// The whole mail for one member, with names nobody can guess.
mail::Draft draft_of(const Desk& desk, const Webinar& webinar, const Notice& notice,
                     const Recipient& recipient, Instant now);

/// The same decisions in the order of the members, each mail with its fingerprint, to be kept and
/// compared. Command, query and limit are left to whoever asked.
mail::Plan as_plan(const Round& round, const mail::Templates& templates, const Host& host,
                   const Webinar& webinar);

/// Puts a mail for every recipient into the outbox within the caller's batch change, all or
/// nothing, and calls queued with each who got one, or got it before the store was restored; who
/// has one already, or is no longer in the register, moves to skipped. Throws temporary where the
/// webinar is not as it was when the round was decided.
void queue_round(store::Store& store, store::Change& change, const Desk& desk,
                 const Webinar& webinar, Round& round, Instant now,
                 const std::function<void(const Recipient&)>& queued = {});

}  // namespace qlab::webinar

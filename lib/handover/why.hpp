// SPDX-License-Identifier: Apache-2.0
// Why one member did or did not get each mail: what decides about mail to them now, every message
// there is, the invitations they were not part of, and their calls.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lib/calls/call.hpp"
#include "lib/core/clock.hpp"
#include "lib/mail/listing.hpp"
#include "lib/members/consent_change.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

/// One thing that mail to a member depends on.
struct Circumstance {
  std::string what;   ///< "address", "delivery", "suppression", "consent", "relation"
  std::string state;  ///< "anna@example.org is ok"
  bool blocks = false;
};

/// A webinar without any message to the member.
struct NotInvited {
  std::int64_t webinar = 0;
  std::string slug;
  std::string reason;  ///< as an invitation would say now
};

struct Why {
  members::Member member;
  std::optional<std::string> objection;       ///< why no mail may go now; nothing where it may
  std::vector<Circumstance> circumstances;    ///< all that mail depends on
  std::vector<members::ConsentRow> consents;  ///< the rows about mail, the oldest first
  std::vector<mail::Entry> mails;             ///< the oldest first
  std::vector<NotInvited> not_invited;
  std::optional<std::string> no_calls;  ///< why they may not be called; nothing where they may
  std::vector<calls::Call> calls;       ///< the oldest first
};

Why why(const store::Store& store, const members::Member& member, members::Basis basis,
        Instant now);

}  // namespace qlab::handover

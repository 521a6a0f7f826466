// SPDX-License-Identifier: Apache-2.0
// Invitations: for every selected member one decision with one reason, then one mail each in the
// outbox. Nobody is invited twice, and nobody who said no.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/plan.hpp"
#include "lib/mail/reason.hpp"
#include "lib/mail/template.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/invitation.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

struct Invitee {
  std::int64_t member = 0;
  mail::Mailbox mailbox;
};

struct Skipped {
  std::int64_t member = 0;
  mail::Objection why;
};

/// Why a member would get no invitation; nothing where they would. The member is read with
/// addresses and contact.
std::optional<mail::Objection> objection(const store::Store& store, const Webinar& webinar,
                                         const members::Member& member,
                                         members::Mailable& mailable);

/// What becomes of each selected member: in exactly one of both lists.
struct InvitationPlan {
  std::vector<Invitee> invitees;
  std::vector<Skipped> skipped;

  [[nodiscard]] std::size_t selected() const { return invitees.size() + skipped.size(); }
};

struct InvitationRules {
  members::Basis basis = members::Basis::relationship;
  std::optional<std::size_t> max;  ///< the most invitations at once
};

/// Decides and writes nothing. Throws refused where the webinar was cancelled or has begun.
InvitationPlan plan_invitations(const store::Store& store, const Webinar& webinar,
                                const members::Query& query, const InvitationRules& rules,
                                Instant now);

/// What turns a member into a mail.
struct Desk {
  const mail::Templates& templates;
  mail::Composer& composer;
  const Host& host;
};

/// The whole mail for one member, with names nobody can guess.
mail::Draft draft_invitation(const Desk& desk, const Webinar& webinar, const Invitee& invitee,
                             Instant now);

/// The same decisions in the order of the members, each invitation with its fingerprint, to be kept
/// and compared. Command, query and limit are left to whoever asked.
mail::Plan as_plan(const InvitationPlan& plan, const mail::Templates& templates, const Host& host,
                   const Webinar& webinar);

/// Puts a mail for every invitee into the outbox, all or nothing; who was invited meanwhile moves
/// to skipped.
void queue_invitations(store::Store& store, const Desk& desk, const Webinar& webinar,
                       InvitationPlan& plan, Instant now);

}  // namespace qlab::webinar

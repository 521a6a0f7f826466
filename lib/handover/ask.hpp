// SPDX-License-Identifier: Apache-2.0
// Asks members whether they may be passed on to a successor: one letter each, whose answer by
// token is their consent. Who said yes or no is not asked again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/handover/successor.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/plan.hpp"
#include "lib/mail/template.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/query.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/round.hpp"

namespace qlab::handover {

/// The purpose of the mails, and the name of the letter.
inline constexpr std::string_view asking_letter = "handover";

/// The variables of the letter.
inline constexpr std::array<std::string_view, 11> asking_variables{
    "name",  "no",        "organisation", "sender",
    "stop",  "stop_page", "successor",    "successor_organisation",
    "until", "wording",   "yes"};

/// What all who are asked read alike.
struct Question {
  Successor successor;
  std::string wording;           ///< what they agree to, word for word; may be empty
  std::string wording_version;   ///< of it
  std::optional<Instant> until;  ///< when the pack is made
  std::string zone;              ///< to show that in
  std::string occurrence;        ///< tells asking again apart
};

/// What becomes of each selected member: in exactly one of both lists, each in the order of ids.
struct Asking {
  Question question;
  std::vector<webinar::Recipient> recipients;
  std::vector<webinar::Skipped> skipped;

  [[nodiscard]] std::size_t selected() const { return recipients.size() + skipped.size(); }
};

struct AskRules {
  members::Basis basis = members::Basis::relationship;
  std::optional<std::size_t> max;  ///< the most mails at once
  std::optional<Instant>
      asked_before;  ///< who was asked no later, and said nothing, is asked again
};

/// The question about a successor as it stands now: the newest wording, and when the pack is due.
Question question_about(const store::Store& store, const Successor& successor,
                        const std::string& zone);

/// Decides about every selected member and writes nothing.
Asking plan_asking(const store::Store& store, Question question, const members::Query& query,
                   const AskRules& rules, Instant now);

/// The letter to one member, ready for the Composer.
mail::Message write_asking(const mail::Templates& templates, const mail::Host& host,
                           const Question& question, const mail::Mailbox& member,
                           const mail::Handle& handle, Instant now);

/// The whole mail for one member, with names nobody can guess.
mail::Draft draft_of(const webinar::Desk& desk, const Question& question,
                     const webinar::Recipient& recipient, Instant now);

/// The same decisions, to be kept and compared.
mail::Plan as_plan(const Asking& asking, const mail::Templates& templates, const mail::Host& host);

/// Puts a mail for each into the outbox and records that they were asked, all or nothing; who got
/// one meanwhile moves to skipped.
void queue_asking(store::Store& store, const webinar::Desk& desk, Asking& asking, Instant now);

}  // namespace qlab::handover

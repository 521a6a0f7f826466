// SPDX-License-Identifier: Apache-2.0
// What happens to one or many calls at once, and the letter about each: decided first, so that it
// can be looked at and agreed on, then carried out in one change.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/calls/consent.hpp"
#include "lib/calls/letter.hpp"
#include "lib/core/clock.hpp"
#include "lib/mail/desk.hpp"
#include "lib/mail/plan.hpp"
#include "lib/mail/reason.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/mailable.hpp"
#include "lib/members/member.hpp"
#include "lib/store/change.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

/// One call as it will be, and the letter about it.
struct Item {
  Notice notice;
  mail::Mailbox to;
  std::optional<mail::Objection> out;  ///< why no letter goes

  [[nodiscard]] const Call& call() const { return notice.call; }
};

struct Round {
  std::vector<Item> items;

  [[nodiscard]] std::size_t count_in() const;
};

enum class Tell { yes, no };

struct RoundRules {
  members::Basis basis = members::Basis::relationship;
  std::optional<std::size_t> max;  ///< the most letters at once
  Tell tell = Tell::yes;           ///< no: nobody is written to
};

/// Weighs whether a letter about the call may go to its member, and adds it to the round either
/// way.
class Decider {
 public:
  Decider(const store::Store& store, RoundRules rules)
      : m_store(store), m_mailable(store, rules.basis), m_rules(rules) {}

  /// Why no mail may go to the member.
  std::optional<mail::Objection> objection(const members::Member& member);

  /// An objection that is given comes before all others.
  void add(Round& round, Notice notice, std::optional<mail::Objection> why = {});

 private:
  const store::Store& m_store;
  members::Mailable m_mailable;
  RoundRules m_rules;
};

/// The decisions in their order, each letter with its fingerprint.
mail::Plan as_plan(const Round& round, const mail::Templates& templates, const mail::Host& host,
                   const Setting& setting);

/// The whole mail, with names nobody can guess.
mail::Draft draft_of(const mail::Desk& desk, const Setting& setting, const Item& item, Instant now);

/// Within a change: makes the call as it is to be, and says so in the item; throws to stop all.
/// False leaves the item alone, and the reason in it.
using Act = std::function<bool(store::Store& store, Item& item)>;

/// Does with every item what act says, and puts the letters into the outbox: one change, all or
/// nothing. What was written already moves out. The desk may be missing where no letter goes.
void carry_out(store::Store& store, const mail::Desk* desk, const Setting& setting, Round& round,
               const Act& act, std::string_view summary, Instant now);

}  // namespace qlab::calls

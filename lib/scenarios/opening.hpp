// SPDX-License-Identifier: Apache-2.0
// The states of a scenario: draft -> open -> closed, then chosen or set aside. With its opening the
// electorate is fixed: who is a member, and to whom of them mail could go.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/consent.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/store.hpp"

namespace qlab::scenarios {

/// What became of one scenario that was asked to change its state.
struct Transition {
  Scenario scenario;
  State before = State::draft;
  std::string refused;  ///< why nothing changed; empty where it is as asked
};

/// Opens drafts; open ones stay as they are, others are refused one by one. The electorate is who
/// is a member at this instant. Throws not_found, and changes nothing, where a word names none.
std::vector<Transition> open(store::Store& store, std::span<const std::string> words, Instant now,
                             members::Basis basis = members::Basis::relationship);

/// Opens a draft, within the caller's change.
Scenario set_open(store::Store& store, const Scenario& draft, members::Basis basis, Instant now);

/// Ends what is open: closed takes no more answers, chosen and set aside say what came of it, also
/// of one that was closed before. Drafts, and what has another outcome, are refused one by one.
/// Throws usage where the outcome is none, not_found as open() does.
std::vector<Transition> close(store::Store& store, std::span<const std::string> words,
                              State outcome, Instant now);

}  // namespace qlab::scenarios

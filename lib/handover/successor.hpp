// SPDX-License-Identifier: Apache-2.0
// Who carries on: the person or organisation that a consent to the handover names, and the key by
// which their receipts are known. Read by whatever makes or sends a pack.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

struct Successor {
  std::int64_t id = 0;
  std::string name;  ///< what consents name: consent.recipient, word for word
  std::string email;
  std::string organisation;
  std::string public_key;  ///< Ed25519, 64 hexadecimal digits; empty: none yet
  Instant created_at;
  Instant updated_at;
};

/// How many members said what about being passed on to a successor; who is unknown was never asked.
struct SuccessorConsents {
  std::array<std::int64_t, members::consent_states.size()> members{};

  [[nodiscard]] std::int64_t count(members::ConsentState state) const {
    return members.at(static_cast<std::size_t>(state));
  }
};

struct NewSuccessor {
  std::string name;
  std::string email;
  std::string organisation;
  std::string public_key;  ///< in any form that read_public_key() knows
};

/// What is to be another; what is not said stays.
struct SuccessorEdit {
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> organisation;
  std::optional<std::string> public_key;  ///< empty: none
};

/// Throws usage for a name, address or key that is none, refused where the name is taken.
Successor add_successor(store::Store& store, const NewSuccessor& wanted, Instant now);

/// Writes what differs. Throws as add_successor(), and refused for another name once members were
/// asked about this one: what they agreed to names it.
Successor edit_successor(store::Store& store, const Successor& successor,
                         const SuccessorEdit& wanted, Instant now);

/// Throws refused once members were asked about it.
void remove_successor(store::Store& store, const Successor& successor, Instant now);

/// In the order in which they were added.
std::vector<Successor> successors(const store::Store& store);

/// The one of this name, whatever its capitals; or nothing.
std::optional<Successor> successor_named(const store::Store& store, std::string_view name);

/// The one of this id, or nothing.
std::optional<Successor> successor_by_id(const store::Store& store, std::int64_t id);

/// By name or id. Throws not_found with the nearest name, or with how to add one.
Successor require_successor(const store::Store& store, std::string_view text);

/// Who must be named where only one can be meant: the one there is. Throws not_found where there is
/// none, usage where there are several.
Successor only_successor(const store::Store& store);

SuccessorConsents successor_consents(const store::Store& store, std::string_view name);

}  // namespace qlab::handover

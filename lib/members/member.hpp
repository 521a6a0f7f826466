// SPDX-License-Identifier: Apache-2.0
// A member as plain data, for every room that lists, writes to or counts members. What was not
// asked for when reading (lib/members/find.hpp) is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/members/participation.hpp"

namespace qlab::members {

inline constexpr Names<3> relations{"collaborator", "wider", "guest"};
inline constexpr Names<3> outlooks{"time-limited", "lasting", "undecided"};
inline constexpr Names<3> interests{"yes", "no", "unknown"};
inline constexpr Names<2> deliveries{"on", "off"};

/// Who turned delivery off; the one whose word weighs most comes first.
inline constexpr Names<3> delivery_deciders{"member", "staff", "bounces"};

/// The state of one consent, from its newest row; unknown where there is none.
enum class ConsentState { unknown, asked, given, refused, withdrawn };
inline constexpr Names<5> consent_states{"unknown", "asked", "given", "refused", "withdrawn"};

std::string_view name(ConsentState state);

enum class AddressState { ok, bad };

struct MemberAddress {
  std::string shown;  ///< as given
  std::string key;    ///< what it is compared by
  AddressState state = AddressState::ok;
};

struct Member {
  std::int64_t id = 0;
  std::string name;
  std::string organisation;
  std::string role;
  std::string nation;
  std::string relation;  ///< one of relations, or empty
  std::string account;
  std::string outlook = std::string(outlooks.back());
  std::string interest = std::string(interests.back());  ///< of those not involved so far
  std::string delivery = std::string(deliveries.front());
  std::string delivery_by;  ///< one of delivery_deciders, or empty
  Instant joined;
  Instant updated;
  std::vector<MemberAddress> addresses;  ///< the primary one first
  std::vector<std::string> tags;         ///< slugs, sorted
  ConsentState contact = ConsentState::unknown;
  std::vector<Participation> participations;

  /// The primary address as given, or empty.
  [[nodiscard]] std::string_view email() const {
    return addresses.empty() ? std::string_view() : addresses.front().shown;
  }
};

/// The name that a text in any spelling means: "Time limited" is time-limited.
std::optional<std::string_view> canonical(std::span<const std::string_view> names,
                                          std::string_view text);

/// Adds the tags in a text like "Facilitator; Welsh speaker", as slugs, those not there yet.
void add_tags(std::vector<std::string>& tags, std::string_view text);

}  // namespace qlab::members

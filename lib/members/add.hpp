// SPDX-License-Identifier: Apache-2.0
// One new member, typed by staff.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/members/participation.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

struct NewMember {
  std::string name;
  std::vector<std::string> emails;  ///< the first is the primary one
  std::string organisation;
  std::string role;
  std::string nation;
  std::string relation;  ///< one of relations, or empty
  std::string account;
  std::string outlook;        ///< one of outlooks, or empty for undecided
  std::string interest = {};  ///< one of interests, or empty for unknown
  std::vector<std::string> tags;
  std::vector<Participation> participations = {};
};

/// Adds the member, all or nothing, and returns the id. Throws usage where a value is not one that
/// can be kept, data where one is more than one line, refused where an address is somebody's
/// already or was that of somebody who was erased.
std::int64_t add(store::Store& store, const NewMember& member, Instant now);

}  // namespace qlab::members

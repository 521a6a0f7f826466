// SPDX-License-Identifier: Apache-2.0
// A member as a vCard 4.0 (RFC 6350), for address books.
#pragma once

#include <string>

#include "lib/members/member.hpp"

namespace qlab::members {

/// The card of a member read with addresses and tags. Bad addresses are left out; what a card has
/// no property for stands in its note.
std::string vcard(const Member& member);

}  // namespace qlab::members

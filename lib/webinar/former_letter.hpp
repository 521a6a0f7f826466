// SPDX-License-Identifier: Apache-2.0
// What became of the letter that a member was written before: nobody is written to twice, and
// nobody goes without because their letter never arrived.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "lib/mail/outbox.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// Whether a mail that was sent is known to have come back for good. Empty: none is.
using CameBack = std::function<bool(std::int64_t mail)>;

/// The letter that holds a place in the outbox.
struct FormerLetter {
  bool counts = false;               ///< it was read, or may be yet
  std::optional<std::int64_t> lost;  ///< the mail that never reached its member
};

/// Looks for it. It is lost where it was taken out before it was sent, and where it failed or came
/// back and another would go elsewhere: the member, read with addresses, has another first one now.
FormerLetter former_letter(const store::Store& store, const mail::Place& place,
                           const members::Member& member, const CameBack& came_back);

/// Whether an invitation, or a letter about a change, of whatever revision reached the member or
/// may have: it was sent, and is not lost in this sense.
bool was_reached(const store::Store& store, const Webinar& webinar, const members::Member& member,
                 const CameBack& came_back);

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
// Erases a person: nothing of theirs is left in the store, its log or its files, their addresses
// are suppressed for ever, and what others counted on stays as nobody's. Cannot be undone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lib/comments/forget.hpp"
#include "lib/core/clock.hpp"
#include "lib/erasure/record.hpp"
#include "lib/mail/forget.hpp"
#include "lib/mail/send_lock.hpp"
#include "lib/members/forget.hpp"
#include "lib/members/member.hpp"
#include "lib/store/search.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/forget.hpp"

namespace qlab::erasure {

struct Request {
  comments::Texts comments = comments::Texts::keep;
  std::string reason;  ///< of the staff, kept: must not name the person
};

/// What was removed, in numbers, without anything of the person's.
struct Certificate {
  std::int64_t member = 0;  ///< 0: a guest, who was none
  Instant at;
  comments::Texts comments = comments::Texts::keep;
  members::Forgotten from_members;
  comments::Forgotten from_comments;
  webinar::Forgotten from_webinars;
  mail::Forgotten from_mail;
  std::int64_t calls = 0;        ///< which lost what was said and noted, and stay as nobody's
  std::int64_t stances = 0;      ///< which lost their words and stay as nobody's
  std::int64_t log_entries = 0;  ///< changes whose log lost the person's rows
  std::int64_t suppressed = 0;   ///< addresses, former ones too
  std::vector<store::Found> mentioned;  ///< texts of others that still name the person
};

/// Erases the member, or a guest (lib/comments/people.hpp), all or nothing. finish() must follow.
/// Throws usage where the reason names the person.
Certificate erase(store::Store& store, const mail::SendLock& held, const members::Member& member,
                  const Request& request, Instant now);

/// What erase() would do; nothing is written.
Certificate rehearse(store::Store& store, const members::Member& member, const Request& request,
                     Instant now);

/// Makes erasures last: completes the ledger beside the store and purges the store's files. False
/// where another process reads the store, so that deleted bytes may still be in them: to be called
/// again. Does nothing where there is nothing to do.
bool finish(store::Store& store, const std::filesystem::path& ledger, Instant now);

/// Files beside the store that may hold what was erased: its backups.
std::vector<std::filesystem::path> copies_of(const std::filesystem::path& store);

}  // namespace qlab::erasure

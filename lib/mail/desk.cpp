// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/desk.hpp"

#include <utility>

namespace qlab::mail {

Draft make_draft(const Desk& desk, Place place, std::int64_t member, const Handle& handle,
                 const Message& letter, Instant now) {
  Draft draft;
  draft.place = std::move(place);
  draft.member_id = member;
  draft.address = letter.to.address;
  draft.handle = handle;
  draft.sender = desk.host.identity.from.address;
  draft.due = now;
  draft.subject = letter.subject;
  draft.bytes = desk.composer.compose(letter);
  return draft;
}

}  // namespace qlab::mail

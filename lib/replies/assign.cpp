// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/assign.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"
#include "lib/replies/apply.hpp"

namespace qlab::replies {

inbox::Incoming assign(store::Store& store, inbox::MailReader& reader, std::int64_t id,
                       std::int64_t member, const webinar::Confirming* confirming, Instant now) {
  store::Change change(store, now);
  auto incoming = inbox::require_waiting(store, id);
  incoming.member = member;
  const auto mail = reader.read(inbox::bytes_of(store, id));
  const auto classified = inbox::classify(mail);
  if (classified.kind == inbox::MailKind::calendar) {
    apply_said(store, change, {mail, classified, false, member, confirming}, incoming);
  }
  if (classified.kind == inbox::MailKind::comment) {
    incoming.read_at = now;
    apply_said(store, change, {mail, classified, false, member}, incoming);
    incoming.member = member;
  }
  inbox::update(store, incoming);
  change.touch(Letter::member, member);
  change.commit(fmt::format("incoming mail assigned: {}", name(incoming.state)));
  return incoming;
}

}  // namespace qlab::replies

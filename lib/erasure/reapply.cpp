// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/reapply.hpp"

#include <set>

#include "lib/core/error.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/erasure/person.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/find.hpp"
#include "lib/members/traces.hpp"
#include "lib/store/change.hpp"

namespace qlab::erasure {
namespace {

/// The members that the record is about: after a merge was undone by the backup, several.
std::vector<std::int64_t> people_of(const store::Store& store, const Record& record,
                                    const mail::AddressHasher& hash) {
  std::vector<std::int64_t> ids;
  if (record.key_mark != hash.mark()) {
    const auto member = members::by_id(store, record.member);
    if (member && member->joined == record.joined) ids.push_back(member->id);
    return ids;
  }
  const std::set<std::string_view> hashes(record.hashes.begin(), record.hashes.end());
  members::each(store, members::Query::everybody(),
                [&](const members::Member& member) {
                  for (const auto& address : member.addresses) {
                    if (!hashes.contains(hash(address.key))) continue;
                    ids.push_back(member.id);
                    return;
                  }
                },
                {.addresses = true, .tags = false, .contact = false});
  return ids;
}

void reapply_one(store::Store& store, const Record& record, std::vector<Certificate>& done,
                 Instant now) {
  const mail::AddressHasher hash(store);
  for (const auto id : people_of(store, record, hash)) {
    members::Traces traces(store, members::by_id(store, id).value());
    done.push_back(forget(store, traces, record.comments, now));
  }
  if (record.key_mark == hash.mark()) {
    for (const auto& known : record.hashes)
      mail::suppress_hash(store, known, mail::SuppressionReason::erased, "", now);
  }
  insert(store, record, "");
}

}  // namespace

std::vector<Certificate> reapply(store::Store& store, const mail::SendLock& /*held*/,
                                 const std::filesystem::path& ledger, Instant now) {
  std::vector<Certificate> done;
  store::Transaction transaction(store, store::WhenFrozen::allowed);
  for (const auto& record : unapplied(store, ledger)) reapply_one(store, record, done, now);
  transaction.commit();
  return done;
}

std::size_t carry_over(store::Store& restored, const store::Store* replaced,
                       const mail::SendLock& held, const std::filesystem::path& ledger,
                       Instant now) {
  if (replaced != nullptr) complete(*replaced, ledger);
  const auto again = reapply(restored, held, ledger, now).size();
  if (finish(restored, ledger, now)) return again;
  throw Error(Kind::temporary, "another process reads the copy that is being restored",
              "try again; nothing was changed");
}

}  // namespace qlab::erasure

// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/reapply.hpp"

#include <algorithm>
#include <set>

#include "lib/comments/people.hpp"
#include "lib/core/error.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/erasure/person.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/find.hpp"
#include "lib/members/traces.hpp"
#include "lib/store/change.hpp"

namespace qlab::erasure {
namespace {

/// Whom the record is about: after a merge was undone by the backup, several members; and guests.
std::vector<members::Member> people_of(const store::Store& store, const Record& record,
                                       const mail::AddressHasher& hash) {
  std::vector<members::Member> people;
  if (record.key_mark != hash.mark()) {
    const auto member = members::by_id(store, record.member);
    if (member && member->joined == record.joined) people.push_back(*member);
    return people;
  }
  const std::set<std::string_view> hashes(record.hashes.begin(), record.hashes.end());
  const auto take = [&](const members::Member& person) {
    const bool is_meant = std::ranges::any_of(
        person.addresses,
        [&](const members::MemberAddress& address) { return hashes.contains(hash(address.key)); });
    if (is_meant) people.push_back(person);
  };
  members::each(store, members::Query::everybody(), take,
                {.addresses = true, .tags = false, .contact = false});
  comments::each_guest(store, take);
  return people;
}

/// A guest may be gone with the member of the same address, or with another name of theirs.
bool is_gone(const store::Store& store, const members::Traces& traces) {
  return traces.member() == 0 && comments::guests_of(store, traces).empty();
}

void reapply_one(store::Store& store, const Record& record, std::vector<Certificate>& done,
                 Instant now) {
  const mail::AddressHasher hash(store);
  for (const auto& person : people_of(store, record, hash)) {
    members::Traces traces(store, person);
    if (is_gone(store, traces)) continue;
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

// SPDX-License-Identifier: Apache-2.0
#include "lib/erasure/erase.hpp"

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/random.hpp"
#include "lib/erasure/ledger.hpp"
#include "lib/erasure/person.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/traces.hpp"
#include "lib/store/change.hpp"
#include "lib/store/purge.hpp"

namespace qlab::erasure {
namespace {

void require_nameless(const members::Traces& traces, const std::string& reason) {
  if (!traces.is_mentioned(reason)) return;
  throw Error(Kind::usage, "the reason names the person, and would outlive the erasure",
              "say it without name and address");
}

Record record_for(const store::Store& store, const members::Traces& traces,
                  const members::Member& member, const Certificate& done) {
  const mail::AddressHasher hash(store);
  Record record;
  record.uuid = random_uuid();
  record.member = member.id;
  record.joined = member.joined;
  record.at = done.at;
  record.comments = done.comments;
  record.key_mark = hash.mark();
  for (const auto& key : traces.keys()) record.hashes.push_back(hash(key));
  return record;
}

Certificate erase_within(store::Store& store, const members::Member& member, const Request& request,
                         Instant now) {
  members::Traces traces(store, member);
  require_nameless(traces, request.reason);
  auto done = forget(store, traces, request.comments, now);
  insert(store, record_for(store, traces, member, done), request.reason);
  return done;
}

}  // namespace

Certificate erase(store::Store& store, const mail::SendLock& /*held*/,
                  const members::Member& member, const Request& request, Instant now) {
  store::Transaction transaction(store, store::WhenFrozen::allowed);
  auto done = erase_within(store, member, request, now);
  transaction.commit();
  return done;
}

Certificate rehearse(store::Store& store, const members::Member& member, const Request& request,
                     Instant now) {
  const store::Transaction rolled_back(store, store::WhenFrozen::allowed);
  return erase_within(store, member, request, now);
}

bool finish(store::Store& store, const std::filesystem::path& ledger, Instant now) {
  complete(store, ledger);
  if (is_purged(store)) return true;
  if (!store::purge(store)) return false;
  mark_purged(store, now);
  return true;
}

std::vector<std::filesystem::path> copies_of(const std::filesystem::path& store) {
  static constexpr Names<5> own{"-wal", "-shm", ".send-lock", ".place", ".erasures"};
  const auto name = store.filename().string();
  std::vector<std::filesystem::path> copies;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(store))) {
    const auto other = entry.path().filename().string();
    if (!other.starts_with(name) || other == name || !entry.is_regular_file()) continue;
    const auto rest = std::string_view(other).substr(name.size());
    if (std::find(own.begin(), own.end(), rest) == own.end()) copies.push_back(entry.path());
  }
  std::sort(copies.begin(), copies.end());
  return copies;
}

}  // namespace qlab::erasure

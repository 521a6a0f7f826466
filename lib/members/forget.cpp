// SPDX-License-Identifier: Apache-2.0
#include "lib/members/forget.hpp"

#include <set>
#include <vector>

#include "lib/members/disclosure.hpp"
#include "lib/members/import_queue.hpp"

namespace qlab::members {
namespace {

/// To whom a disclosure went may be the person, by name; and a file about one person alone is often
/// named after them, in whatever spelling.
void forget_names(store::Store& store, const Traces& traces) {
  std::set<std::int64_t> theirs_alone;
  each_disclosure(store, traces.member(), [&](const Disclosure& each) {
    if (each.members == 1) theirs_alone.insert(each.id);
  });
  std::vector<std::int64_t> to_them;
  std::vector<std::int64_t> after_them;
  each_disclosure(store, {}, [&](const Disclosure& each) {
    if (traces.is_mentioned(each.recipient)) to_them.push_back(each.id);
    const bool named = traces.is_mentioned(each.file) || theirs_alone.contains(each.id);
    if (named && !each.file.empty()) after_them.push_back(each.id);
  });
  for (const auto id : to_them)
    store.run("UPDATE disclosure SET recipient = ? WHERE id = ?", former_member, id);
  for (const auto id : after_them)
    store.run("UPDATE disclosure SET file = ? WHERE id = ?", former_member, id);
}

}  // namespace

Forgotten forget(store::Store& store, const Traces& traces, Instant now) {
  const auto id = traces.member();
  Forgotten gone;
  gone.addresses = store.run("DELETE FROM member_address WHERE member_id = ?", id);
  gone.tags = store.run("DELETE FROM member_tag WHERE member_id = ?", id);
  // That there was evidence is proof enough; what it says is the person's.
  gone.consents = store.run(
      "UPDATE consent SET evidence = iif(evidence = '', '', 'erased') WHERE member_id = ?", id);
  gone.participations =
      store.first("SELECT count(*) FROM participation WHERE member_id = ?", id)->integer(0);
  forget_names(store, traces);
  forget_queued(store, traces.keys());
  store.run(
      "DELETE FROM member_merge_value WHERE duplicate_id IN"
      " (SELECT duplicate_id FROM member_merge WHERE kept_id = ?)",
      id);
  store.run(
      "UPDATE member SET name = ?, organisation = '', role = '', nation = '', relation = '',"
      " account = '', outlook = 'undecided', interest = 'unknown', delivery = 'off',"
      " delivery_by = '', updated_at = ?2, erased_at = ?2 WHERE id = ?3",
      former_member, now, id);
  return gone;
}

void come_back(store::Store& store, std::int64_t id) {
  constexpr std::int64_t older_than_what_comes_in = 0;
  store.run(
      "UPDATE member SET erased_at = NULL, delivery = 'on', delivery_by = '', updated_at = ?2"
      " WHERE id = ?1 AND erased_at IS NOT NULL",
      id, older_than_what_comes_in);
}

}  // namespace qlab::members

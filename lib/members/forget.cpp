// SPDX-License-Identifier: Apache-2.0
#include "lib/members/forget.hpp"

#include "lib/members/import_queue.hpp"

namespace qlab::members {
namespace {

/// To whom a disclosure went may be the person, by name.
void forget_recipients(store::Store& store, const Traces& traces) {
  std::vector<std::int64_t> naming;
  auto rows = store.prepare("SELECT id, recipient FROM disclosure WHERE recipient <> ''");
  while (rows.step()) {
    if (traces.is_mentioned(rows.view(1))) naming.push_back(rows.integer(0));
  }
  for (const auto id : naming)
    store.run("UPDATE disclosure SET recipient = ? WHERE id = ?", former_member, id);
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
  forget_recipients(store, traces);
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

}  // namespace qlab::members

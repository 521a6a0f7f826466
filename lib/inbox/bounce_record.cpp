// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/bounce_record.hpp"

namespace qlab::inbox {

void add_bounce(store::Store& store, const NewBounce& bounce) {
  store.run(
      "INSERT INTO bounce (incoming_id, message_id, member_id, outcome, status, reason, at)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      bounce.incoming, bounce.message, bounce.member, name(bounce.recipient.outcome),
      bounce.recipient.status, bounce.recipient.reason, bounce.at);
}

std::int64_t count_soft(const store::Store& store, std::int64_t member) {
  return store
      .first("SELECT count(*) FROM bounce WHERE member_id = ? AND outcome = 'temporary'", member)
      ->integer(0);
}

std::int64_t count_soft(const store::Store& store, std::span<const std::int64_t> messages) {
  auto soft =
      store.prepare("SELECT 1 FROM bounce WHERE message_id = ? AND outcome = 'temporary' LIMIT 1");
  std::int64_t count = 0;
  for (const auto message : messages) count += soft.bind(message).step() ? 1 : 0;
  return count;
}

bool came_back(const store::Store& store, std::int64_t message) {
  return store
      .first("SELECT 1 FROM bounce WHERE message_id = ? AND outcome = 'permanent' LIMIT 1", message)
      .has_value();
}

void each_bounce(const store::Store& store, const std::function<void(const BounceRow&)>& call) {
  auto rows = store.prepare(
      "SELECT message_id, member_id, outcome, status, reason, at FROM bounce ORDER BY id");
  while (rows.step()) {
    call({rows.integer(0), rows.maybe_integer(1), rows.text(2), rows.text(3), rows.text(4),
          rows.instant(5)});
  }
}

}  // namespace qlab::inbox

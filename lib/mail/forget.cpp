// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/forget.hpp"

#include <algorithm>
#include <vector>

#include "lib/core/address.hpp"

namespace qlab::mail {
namespace {

std::vector<std::int64_t> mails_of(const store::Store& store, std::int64_t member_id,
                                   std::span<const std::string> keys) {
  auto rows = store.prepare("SELECT id, member_id, address FROM message WHERE address <> ''");
  std::vector<std::int64_t> ids;
  while (rows.step()) {
    if (rows.maybe_integer(1) == member_id) {
      ids.push_back(rows.integer(0));
      continue;
    }
    const auto address = parse_address(rows.view(2));
    if (address && std::find(keys.begin(), keys.end(), address->key) != keys.end())
      ids.push_back(rows.integer(0));
  }
  return ids;
}

}  // namespace

Forgotten forget(store::Store& store, std::int64_t member_id,
                 std::span<const std::string> address_keys, Instant now) {
  Forgotten gone;
  for (const auto id : mails_of(store, member_id, address_keys)) {
    gone.cancelled += store.run(
        "UPDATE message SET state = 'cancelled', done_at = ?2"
        " WHERE id = ?1 AND state IN ('queued', 'deferred')",
        id, now);
    gone.mails += store.run(
        "UPDATE message SET address = '', subject = '', detail = '',"
        " state = CASE state WHEN 'sending' THEN 'uncertain' ELSE state END WHERE id = ?",
        id);
    store.run("UPDATE message_bytes SET bytes = x'' WHERE id = ?", id);
  }
  return gone;
}

}  // namespace qlab::mail

// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/forget.hpp"

#include <algorithm>
#include <vector>

#include "lib/inbox/addresses.hpp"

namespace qlab::inbox {

std::int64_t forget(store::Store& store, std::int64_t member_id,
                    std::span<const std::string> address_keys) {
  auto rows = store.prepare("SELECT id, member_id, address FROM incoming WHERE address <> ''");
  std::vector<std::int64_t> ids;
  while (rows.step()) {
    const bool theirs =
        rows.maybe_integer(1) == member_id ||
        std::ranges::find(address_keys, address_key(rows.view(2))) != address_keys.end();
    if (theirs) ids.push_back(rows.integer(0));
  }
  rows.reset();
  for (const auto id : ids) {
    store.run(
        "UPDATE incoming SET address = '', subject = '', reason = '', bytes = x'' WHERE id = ?",
        id);
  }
  // A notification is from a mail system, and about them.
  store.run("UPDATE incoming SET subject = '', reason = '', bytes = x'' WHERE member_id = ?",
            member_id);
  return static_cast<std::int64_t>(ids.size());
}

}  // namespace qlab::inbox

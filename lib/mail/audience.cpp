// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/audience.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qlab::mail {

Audience::Audience(const store::Store& store, std::span<const std::int64_t> members)
    : m_everybody(false) {
  store.prepare("CREATE TEMP TABLE IF NOT EXISTS audience (id INTEGER PRIMARY KEY)").run();
  store.prepare("DELETE FROM temp.audience").run();
  store
      .prepare(
          "INSERT INTO temp.audience (id) SELECT message.id FROM json_each(?) AS member"
          " CROSS JOIN message INDEXED BY message_member ON message.member_id = member.value"
          " WHERE message.state IN ('queued', 'deferred')")
      .bind(fmt::format("[{}]", fmt::join(members, ",")))
      .run();
}

Audience Audience::of(const store::Store& store,
                      const std::optional<std::vector<std::int64_t>>& members) {
  return members ? Audience(store, *members) : Audience();
}

std::string_view Audience::and_among() const {
  return m_everybody ? std::string_view() : " AND id IN (SELECT id FROM temp.audience)";
}

}  // namespace qlab::mail

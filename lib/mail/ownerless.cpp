// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/ownerless.hpp"

#include "lib/core/address.hpp"
#include "lib/core/ids.hpp"

namespace qlab::mail {

Ownerless::Ownerless(const store::Store& store, std::string_view purpose, std::string_view object,
                     std::string_view occurrence) {
  auto mails = store.prepare(
      "SELECT id, address FROM message INDEXED BY message_member WHERE member_id IS NULL"
      " AND purpose = ? AND object = ? AND occurrence = ? AND state IN ('sent', 'uncertain')");
  mails.bind(purpose, object, occurrence);
  while (mails.step()) {
    if (const auto address = parse_address(mails.view(1)))
      m_mails.emplace(address->key, mails.integer(0));
  }
}

bool Ownerless::give_to(store::Store& store, std::int64_t member, std::string_view address) {
  if (m_mails.empty()) return false;
  const auto parsed = parse_address(address);
  const auto mail = parsed ? m_mails.find(parsed->key) : m_mails.end();
  if (mail == m_mails.end()) return false;
  return store.run("UPDATE OR IGNORE message SET member_id = ?2, recipient = ?3 WHERE id = ?1",
                   mail->second, member, ref(Letter::member, member)) > 0;
}

}  // namespace qlab::mail

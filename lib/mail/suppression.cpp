// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/suppression.hpp"

#include "lib/core/error.hpp"
#include "lib/core/keyed_hash.hpp"

namespace qlab::mail {
namespace {

std::string secret(const store::Store& store) {
  return store.first("SELECT suppression_key FROM store_secret WHERE id = 1")->text(0);
}

std::string hash_of(const store::Store& store, std::string_view address_key) {
  return keyed_hash(secret(store), address_key);
}

}  // namespace

std::string_view name(SuppressionReason reason) {
  return suppression_reasons.at(static_cast<std::size_t>(reason));
}

void suppress(store::Store& store, std::string_view address_key, SuppressionReason reason,
              std::string_view detail, Instant now) {
  store.run(
      "INSERT INTO suppression (hash, reason, detail, actor, at) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (hash) DO UPDATE SET reason = excluded.reason, detail = excluded.detail,"
      " actor = excluded.actor, at = excluded.at"
      " WHERE excluded.reason = 'erased' AND suppression.reason <> 'erased'",
      hash_of(store, address_key), name(reason), detail, store.author().actor, now);
}

bool lift_suppression(store::Store& store, std::string_view address_key) {
  const auto present = suppression(store, address_key);
  if (!present) return false;
  if (present->reason == SuppressionReason::erased) {
    throw Error(Kind::refused, "the address belongs to a person who was erased",
                "only they can come back, with an address of their choice");
  }
  store.run("DELETE FROM suppression WHERE hash = ?", hash_of(store, address_key));
  return true;
}

std::optional<Suppression> suppression(const store::Store& store, std::string_view address_key) {
  const auto row = store.first("SELECT reason, detail, actor, at FROM suppression WHERE hash = ?",
                               hash_of(store, address_key));
  if (!row) return {};
  return Suppression{named<SuppressionReason>(suppression_reasons, row->view(0)).value(),
                     row->text(1), row->text(2), row->instant(3)};
}

Suppressions::Suppressions(const store::Store& store) : m_secret(secret(store)) {
  auto rows = store.prepare("SELECT hash FROM suppression");
  while (rows.step()) m_hashes.insert(rows.text(0));
}

bool Suppressions::contains(std::string_view address_key) const {
  return !m_hashes.empty() && m_hashes.contains(keyed_hash(m_secret, address_key));
}

}  // namespace qlab::mail

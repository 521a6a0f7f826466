// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/suppression.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/address_search.hpp"
#include "lib/core/error.hpp"
#include "lib/core/keyed_hash.hpp"
#include "lib/store/required.hpp"

namespace qlab::mail {
namespace {

std::string secret(const store::Store& store) {
  return store::required(store.first("SELECT suppression_key FROM store_secret WHERE id = 1"))
      .text(0);
}

std::string hash_of(const store::Store& store, std::string_view address_key) {
  return AddressHasher(store)(address_key);
}

/// No address is without an @, so no address has this hash.
constexpr auto marked = "the key of this store";

}  // namespace

std::string_view name(SuppressionReason reason) {
  return suppression_reasons.at(static_cast<std::size_t>(reason));
}

AddressHasher::AddressHasher(const store::Store& store) : m_secret(secret(store)) {}

std::string AddressHasher::operator()(std::string_view address_key) const {
  return keyed_hash(m_secret, address_key);
}

std::string AddressHasher::mark() const { return keyed_hash(m_secret, marked).substr(0, 16); }

void suppress(store::Store& store, std::string_view address_key, SuppressionReason reason,
              std::string_view detail, Instant now) {
  suppress_hash(store, hash_of(store, address_key), reason, detail, now);
}

void suppress_hash(store::Store& store, std::string_view hash, SuppressionReason reason,
                   std::string_view detail, Instant now) {
  store.run(
      "INSERT INTO suppression (hash, reason, detail, actor, at) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (hash) DO UPDATE SET reason = excluded.reason, detail = excluded.detail,"
      " actor = excluded.actor, at = excluded.at"
      " WHERE excluded.reason = 'erased' AND suppression.reason <> 'erased'",
      hash, name(reason), detail, store.author().actor, now);
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

SuppressionLookup::SuppressionLookup(const store::Store& store)
    : m_hasher(store), m_find(store.prepare("SELECT reason FROM suppression WHERE hash = ?")) {}

std::optional<SuppressionReason> SuppressionLookup::reason(std::string_view address_key) {
  if (m_hash.empty() || m_key != address_key) {
    m_key = address_key;
    m_hash = m_hasher(address_key);
  }
  std::optional<SuppressionReason> found;
  if (m_find.bind(m_hash).step())
    found = named<SuppressionReason>(suppression_reasons, m_find.view(0));
  // A statement that is left open would keep seeing the store as it was.
  m_find.reset();
  return found;
}

bool SuppressionLookup::names_erased(std::string_view text) {
  return std::ranges::any_of(addresses_within(text), [this](const Address& address) {
    return reason(address.key) == SuppressionReason::erased;
  });
}

Objection objection(SuppressionReason reason) {
  return {Reason::suppressed, fmt::format("suppressed: {}", name(reason))};
}

std::array<std::int64_t, suppression_reasons.size()> count_suppressions(const store::Store& store) {
  std::array<std::int64_t, suppression_reasons.size()> counts{};
  auto rows = store.prepare("SELECT reason, count(*) FROM suppression GROUP BY reason");
  while (rows.step()) {
    const auto reason = named<SuppressionReason>(suppression_reasons, rows.view(0)).value();
    counts.at(static_cast<std::size_t>(reason)) = rows.integer(1);
  }
  return counts;
}

void each_suppression(const store::Store& store,
                      const std::function<void(std::string_view, const Suppression&)>& call) {
  auto rows =
      store.prepare("SELECT hash, reason, detail, actor, at FROM suppression ORDER BY hash");
  while (rows.step()) {
    call(rows.view(0), {named<SuppressionReason>(suppression_reasons, rows.view(1)).value(),
                        rows.text(2), rows.text(3), rows.instant(4)});
  }
}

std::string suppression_key(const store::Store& store) { return secret(store); }

void adopt_suppression_key(store::Store& store, std::string_view key) {
  if (key == secret(store)) return;
  if (store.first("SELECT 1 FROM suppression UNION ALL SELECT 1 FROM erasure LIMIT 1")) {
    throw Error(Kind::refused, "the store has hashes of another key",
                "take the pack into a new folder");
  }
  store.run("UPDATE store_secret SET suppression_key = ? WHERE id = 1", key);
}

void readmit(store::Store& store, std::string_view address_key) {
  store.run("DELETE FROM suppression WHERE hash = ? AND reason = 'erased'",
            hash_of(store, address_key));
}

Suppressions::Suppressions(const store::Store& store) : m_hash(store) {
  auto rows = store.prepare("SELECT hash FROM suppression");
  while (rows.step()) m_hashes.insert(rows.text(0));
}

bool Suppressions::contains(std::string_view address_key) const {
  return !m_hashes.empty() && m_hashes.contains(m_hash(address_key));
}

}  // namespace qlab::mail

// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/key.hpp"

#include "lib/core/signature.hpp"
#include "lib/store/required.hpp"

namespace qlab::handover {

Key::Key(std::string secret) : m_secret(std::move(secret)), m_public(public_key_of(m_secret)) {}

Key Key::of(store::Store& store, Instant now) {
  // Two processes at once: the first one's key holds. It is in no log, from where undo would take
  // it back.
  store.run(
      "INSERT INTO handover_key (id, secret, created_at) VALUES (1, ?, ?) ON CONFLICT DO NOTHING",
      make_signing_key(), now);
  return Key(store::required(store.first("SELECT secret FROM handover_key WHERE id = 1")).text(0));
}

std::string Key::known_public(const store::Store& store) {
  const auto row = store.first("SELECT secret FROM handover_key WHERE id = 1");
  return row ? public_key_of(row->view(0)) : std::string();
}

std::string Key::sign(std::string_view bytes) const { return qlab::sign(m_secret, bytes); }

}  // namespace qlab::handover

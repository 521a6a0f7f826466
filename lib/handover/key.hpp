// SPDX-License-Identifier: Apache-2.0
// The store's own key, by which its packs and receipts are known.
#pragma once

#include <string>
#include <string_view>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::handover {

class Key {
 public:
  /// The store's key, made now where it has none.
  static Key of(store::Store& store, Instant now);

  /// The public key of a store that has one; else empty.
  static std::string known_public(const store::Store& store);

  [[nodiscard]] const std::string& public_key() const { return m_public; }
  [[nodiscard]] std::string sign(std::string_view bytes) const;

 private:
  explicit Key(std::string secret);

  std::string m_secret;
  std::string m_public;
};

}  // namespace qlab::handover

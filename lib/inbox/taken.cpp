// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/taken.hpp"

namespace qlab::inbox {

Taken::Taken(const store::Store& store)
    : m_find(
          store.prepare("SELECT 1 FROM incoming WHERE substr(digest, 1, 32) = substr(?, 1, 32)")),
      m_version(store.prepare("PRAGMA data_version")) {}

bool Taken::claim(const std::string& digest) {
  return !has(digest) && m_claimed.insert(digest).second;
}

void Taken::release(const std::string& digest) { m_claimed.erase(digest); }

bool Taken::has(const std::string& digest) {
  const bool found = m_find.bind(digest).step();
  m_find.reset();
  return found;
}

std::int64_t Taken::seen() {
  m_version.step();
  const auto number = m_version.integer(0);
  m_version.reset();
  return number;
}

}  // namespace qlab::inbox

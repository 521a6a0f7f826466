// SPDX-License-Identifier: Apache-2.0
#include "lib/store/trusted_references.hpp"

namespace qlab::store {

TrustedReferences::~TrustedReferences() {
  try {
    m_store.run("PRAGMA foreign_keys = ON");
  } catch (const Error&) {
    // Out of memory: the command is ending with that error already.
  }
}

}  // namespace qlab::store

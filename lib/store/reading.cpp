// SPDX-License-Identifier: Apache-2.0
#include "lib/store/reading.hpp"

namespace qlab::store {

Reading::Reading(const Store& store) : m_store(store) { m_store.prepare("BEGIN").run(); }

Reading::~Reading() {
  try {
    m_store.prepare("COMMIT").run();
  } catch (const std::exception&) {  // nothing was written, so nothing is lost
  }
}

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/forget.hpp"

namespace qlab::scenarios {

std::int64_t forget(store::Store& store, std::int64_t member_id) {
  return store.run("UPDATE stance SET condition = '', reason = '' WHERE member_id = ?", member_id);
}

}  // namespace qlab::scenarios

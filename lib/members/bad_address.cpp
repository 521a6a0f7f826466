// SPDX-License-Identifier: Apache-2.0
#include "lib/members/bad_address.hpp"

namespace qlab::members {

bool mark_bad(store::Store& store, std::string_view address_key) {
  return store.run("UPDATE member_address SET state = 'bad' WHERE key = ? AND state = 'ok'",
                   address_key) > 0;
}

}  // namespace qlab::members

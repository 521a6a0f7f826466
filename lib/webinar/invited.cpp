// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invited.hpp"

namespace qlab::webinar {

bool is_invited(const store::Store& store, std::int64_t webinar, std::int64_t member) {
  return store
      .first("SELECT 1 FROM rsvp WHERE webinar_id = ? AND member_id = ? LIMIT 1", webinar, member)
      .has_value();
}

}  // namespace qlab::webinar

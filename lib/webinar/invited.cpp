// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invited.hpp"

#include "lib/core/ids.hpp"

namespace qlab::webinar {

std::optional<Webinar> by_uid(const store::Store& store, std::string_view uid) {
  const auto row = store.first("SELECT id FROM webinar WHERE uid = ?", uid);
  if (!row) return {};
  return find(store, ref(Letter::webinar, row->integer(0)));
}

bool is_invited(const store::Store& store, std::int64_t webinar, std::int64_t member) {
  return store
      .first("SELECT 1 FROM rsvp WHERE webinar_id = ? AND member_id = ? LIMIT 1", webinar, member)
      .has_value();
}

}  // namespace qlab::webinar

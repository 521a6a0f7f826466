// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/invited.hpp"

#include "lib/core/ids.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::webinar {

std::optional<Webinar> by_uid(const store::Store& store, std::string_view uid) {
  const auto row = store.first("SELECT id FROM webinar WHERE uid = ?", uid);
  if (!row) return {};
  return find(store, ref(Letter::webinar, row->integer(0)));
}

bool is_invited(const store::Store& store, std::int64_t webinar, std::int64_t member) {
  return present_answer(store, webinar, member) != Answer::none;
}

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/together.hpp"

#include <fmt/format.h>

#include "lib/core/ids.hpp"

namespace qlab::members {

void each_together(const store::Store& store,
                   const std::function<void(std::int64_t, const std::string&)>& call) {
  auto rows = store.prepare(
      "SELECT member_id, kind, object, at / 86400 FROM participation"
      " WHERE kind IN ('workshop', 'webinar', 'online') AND object <> ''");
  std::string occasion;
  while (rows.step()) {
    const auto object = rows.view(2);
    occasion.clear();
    if (object.starts_with(static_cast<char>(Letter::webinar)) &&
        parse_ref(Letter::webinar, object)) {
      occasion = object;
    } else {
      fmt::format_to(std::back_inserter(occasion), "{} {} {}", rows.view(1), rows.integer(3),
                     object);
    }
    call(rows.integer(0), occasion);
  }
}

void each_named_occasion(const store::Store& store,
                         const std::function<void(std::int64_t, std::string_view)>& call) {
  auto rows = store.prepare(
      "SELECT member_id, object FROM participation"
      " WHERE kind IN ('workshop', 'online') AND object <> ''");
  while (rows.step()) call(rows.integer(0), rows.view(1));
}

void each_relation(const store::Store& store,
                   const std::function<void(std::int64_t, std::string_view)>& call) {
  auto rows = store.prepare("SELECT id, relation FROM member WHERE erased_at IS NULL ORDER BY id");
  while (rows.step()) call(rows.integer(0), rows.view(1));
}

void each_nation(const store::Store& store,
                 const std::function<void(std::int64_t, std::string_view)>& call) {
  auto rows = store.prepare("SELECT id, nation FROM member WHERE erased_at IS NULL ORDER BY id");
  while (rows.step()) call(rows.integer(0), rows.view(1));
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/together.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "lib/core/ids.hpp"
#include "lib/members/member.hpp"

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

Register read_register(const store::Store& store) {
  auto rows =
      store.prepare("SELECT id, nation, relation FROM member WHERE erased_at IS NULL ORDER BY id");
  Register read;
  std::unordered_map<std::string, std::uint32_t> numbers;
  while (rows.step()) {
    const auto next = static_cast<std::uint32_t>(read.nations.size());
    const auto [known, is_new] = numbers.try_emplace(rows.text(1), next);
    if (is_new) read.nations.push_back(known->first);
    const auto relation = std::ranges::find(relations, rows.view(2)) - relations.begin();
    read.members.push_back({rows.integer(0), known->second, static_cast<std::uint8_t>(relation)});
  }
  return read;
}

}  // namespace qlab::members

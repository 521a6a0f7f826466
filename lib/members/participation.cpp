// SPDX-License-Identifier: Apache-2.0
#include "lib/members/participation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/text.hpp"

namespace qlab::members {

Participation parse_participation(std::string_view text) {
  const auto at = std::min(text.rfind('@'), text.size());
  const auto day = text.substr(std::min(at + 1, text.size()));
  const auto start = parse_rfc3339(fmt::format("{}T00:00:00Z", day));
  if (!start) {
    throw Error(Kind::usage, fmt::format("'{}' names no day", text::terminal_safe(text)),
                "write it like workshop:Cardiff@2026-05-01");
  }
  const auto what = text.substr(0, at);
  const auto kind = what.substr(0, what.find(':'));
  if (!named<int>(participation_kinds, kind)) {
    throw not_one_of(participation_kinds, kind, "a kind of participation");
  }
  const auto object = what.substr(std::min(kind.size() + 1, what.size()));
  return {std::string(kind), *start, std::string(text::trim(object))};
}

std::string shown(const Participation& participation) {
  const auto& object = participation.object;
  const auto day = rfc3339(participation.at).substr(0, std::string_view("2026-05-01").size());
  return fmt::format("{}{}{}@{}", participation.kind, object.empty() ? "" : ":", object, day);
}

std::vector<Participation> participations(const store::Store& store, std::int64_t member_id) {
  auto rows = store.prepare(
      "SELECT kind, at, object FROM participation WHERE member_id = ? ORDER BY at, kind, object");
  rows.bind(member_id);
  std::vector<Participation> found;
  while (rows.step()) found.push_back({rows.text(0), rows.instant(1), rows.text(2)});
  return found;
}

}  // namespace qlab::members

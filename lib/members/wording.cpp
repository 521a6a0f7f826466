// SPDX-License-Identifier: Apache-2.0
#include "lib/members/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {

AddedWording add_wording(store::Store& store, Purpose purpose, std::string_view body, Instant now) {
  const auto trimmed = text::trim(body);
  if (trimmed.empty()) throw Error(Kind::data, "a wording needs a text");
  store::Change change(store, now);
  std::int64_t newest = 0;
  for (const auto& known : wordings(store)) {
    if (known.purpose != purpose) continue;
    newest = known.version;
    if (known.body == trimmed) return {known, false};
  }
  Wording wording{purpose, newest + 1, std::string(trimmed), store.author().actor, now, 0};
  store.run(
      "INSERT INTO consent_wording (purpose, version, body, actor, at) VALUES (?, ?, ?, ?, ?)",
      name(purpose), wording.version, wording.body, wording.actor, now);
  change.commit(fmt::format("wording {} of {} added", wording.version, name(purpose)));
  return {std::move(wording), true};
}

std::vector<Wording> wordings(const store::Store& store) {
  auto rows = store.prepare(
      "SELECT w.purpose, w.version, w.body, w.actor, w.at, (SELECT count(*) FROM consent AS c"
      " WHERE c.purpose = w.purpose AND c.wording = CAST(w.version AS TEXT) AND c.state = 'given'"
      " AND NOT EXISTS (SELECT 1 FROM consent AS later WHERE later.member_id = c.member_id"
      " AND later.purpose = c.purpose AND later.recipient = c.recipient AND later.id > c.id))"
      " FROM consent_wording AS w ORDER BY w.purpose, w.version");
  std::vector<Wording> found;
  while (rows.step()) {
    found.push_back({named<Purpose>(purposes, rows.view(0)).value(), rows.integer(1), rows.text(2),
                     rows.text(3), rows.instant(4), rows.integer(5)});
  }
  return found;
}

Wording require_wording(const store::Store& store, Purpose purpose, std::string_view version) {
  std::vector<std::string> versions;
  for (auto& known : wordings(store)) {
    if (known.purpose != purpose) continue;
    versions.push_back(std::to_string(known.version));
    if (versions.back() == version) return known;
  }
  throw Error(
      Kind::not_found,
      fmt::format("'{}' has no wording '{}'", name(purpose), text::terminal_safe(version)),
      versions.empty()
          ? fmt::format("'qlab members consent wording add --purpose {}' keeps one", name(purpose))
          : fmt::format("there is: {}", text::join(versions, ", ")));
}

}  // namespace qlab::members

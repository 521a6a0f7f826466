// SPDX-License-Identifier: Apache-2.0
#include "lib/members/disclosure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "lib/core/text.hpp"
#include "lib/members/joined.hpp"

namespace qlab::members {
namespace {

std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::int64_t> ids_of(const store::Store& store, std::int64_t member) {
  std::vector<std::int64_t> ids{member};
  for (const auto& joining : joinings(store, member)) ids.push_back(joining.duplicate);
  return ids;
}

}  // namespace

std::string_view name(DisclosureKind kind) {
  return disclosure_kinds.at(static_cast<std::size_t>(kind));
}

void IdRanges::add(std::int64_t id) {
  if (m_count > 0 && id == m_last) return;
  if (m_count == 0 || id != m_last + 1) {
    close();
    m_first = id;
  }
  m_last = id;
  ++m_count;
}

void IdRanges::close() {
  if (m_count == 0) return;
  if (!m_text.empty()) m_text += ' ';
  m_text += m_first == m_last ? fmt::format("{}", m_first) : fmt::format("{}-{}", m_first, m_last);
}

std::string IdRanges::text() const {
  auto copy = *this;
  copy.close();
  return copy.m_text;
}

bool contains(std::string_view ranges, std::int64_t id) {
  while (!ranges.empty()) {
    const auto end = std::min(ranges.find(' '), ranges.size());
    const auto range = ranges.substr(0, end);
    const auto dash = std::min(range.find('-'), range.size());
    const auto first = number(range.substr(0, dash));
    const auto last = dash == range.size() ? first : number(range.substr(dash + 1));
    if (id <= last) return id >= first;
    ranges.remove_prefix(std::min(end + 1, ranges.size()));
  }
  return false;
}

std::optional<std::int64_t> disclose(store::Store& store, DisclosureKind kind,
                                     const IdRanges& members, std::string_view recipient,
                                     std::string_view file, Instant now) {
  if (members.count() == 0) return {};
  store.run(
      "INSERT INTO disclosure (at, actor, kind, recipient, file, members, ids)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      now, store.author().actor, name(kind), text::trim(recipient), file, members.count(),
      members.text());
  return store.last_id();
}

void identify(store::Store& store, std::int64_t disclosure, std::string_view sha256) {
  store.run("UPDATE disclosure SET sha256 = ? WHERE id = ?", sha256, disclosure);
}

void each_disclosure(const store::Store& store, std::optional<std::int64_t> member,
                     const std::function<void(const Disclosure&)>& call) {
  const auto ids = member ? ids_of(store, *member) : std::vector<std::int64_t>();
  auto rows = store.prepare(
      "SELECT id, at, actor, kind, recipient, file, sha256, members, ids FROM disclosure"
      " ORDER BY id");
  while (rows.step()) {
    const auto holds = [&](std::int64_t id) { return contains(rows.view(8), id); };
    if (member && std::none_of(ids.begin(), ids.end(), holds)) continue;
    call({.id = rows.integer(0),
          .at = rows.instant(1),
          .actor = rows.text(2),
          .kind = named<DisclosureKind>(disclosure_kinds, rows.view(3)).value(),
          .recipient = rows.text(4),
          .file = rows.text(5),
          .sha256 = rows.text(6),
          .members = rows.integer(7)});
  }
}

}  // namespace qlab::members

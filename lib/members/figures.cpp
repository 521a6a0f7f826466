// SPDX-License-Identifier: Apache-2.0
#include "lib/members/figures.hpp"

#include <algorithm>

namespace qlab::members {
namespace {

std::vector<Share> shares(const store::Store& store, const std::string& sql) {
  auto rows = store.prepare(sql);
  std::vector<Share> shares;
  while (rows.step()) shares.push_back({rows.text(0), rows.integer(1)});
  return shares;
}

std::vector<std::int64_t> numbers(const store::Store& store, const std::string& sql) {
  auto rows = store.prepare(sql);
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

std::size_t kind_index(std::string_view kind) {
  const auto at = std::find(participation_kinds.begin(), participation_kinds.end(), kind);
  return static_cast<std::size_t>(at - participation_kinds.begin());
}

/// What comes before the first period counts into it.
std::size_t period_index(std::span<const Instant> starts, Instant at) {
  const auto after = std::upper_bound(starts.begin(), starts.end(), at);
  return after == starts.begin() ? 0 : static_cast<std::size_t>(after - starts.begin()) - 1;
}

}  // namespace

Figures figures(const store::Store& store) {
  Figures figures;
  auto totals = store.first(
      "SELECT COUNT(*), COUNT(DISTINCT NULLIF(trim(organisation), '')) FROM member"
      " WHERE erased_at IS NULL");
  figures.members = totals->integer(0);
  figures.organisations = totals->integer(1);
  figures.nations =
      shares(store, "SELECT trim(nation), COUNT(*) FROM member WHERE erased_at IS NULL GROUP BY 1");
  figures.roles =
      shares(store, "SELECT trim(role), COUNT(*) FROM member WHERE erased_at IS NULL GROUP BY 1");
  figures.relations =
      shares(store, "SELECT relation, COUNT(*) FROM member WHERE erased_at IS NULL GROUP BY 1");
  figures.outlooks =
      shares(store, "SELECT outlook, COUNT(*) FROM member WHERE erased_at IS NULL GROUP BY 1");
  return figures;
}

std::optional<std::pair<Instant, Instant>> participation_span(const store::Store& store) {
  auto row = store.first("SELECT MIN(at), MAX(at) FROM participation");
  if (row->is_null(0)) return {};
  return std::pair(row->instant(0), row->instant(1));
}

Participation participation(const store::Store& store, std::span<const Instant> starts) {
  Participation periods(starts.size());
  if (starts.empty()) return periods;
  // In the order of the unique index, which holds everything asked for: a member's participations
  // of one kind and period follow each other and are counted once while stepping.
  auto rows = store.prepare(
      "SELECT member_id, kind, at FROM participation ORDER BY member_id, kind, at, object");
  std::int64_t last_member = 0;
  std::size_t last_kind = participation_kinds.size();
  std::size_t last_period = starts.size();
  while (rows.step()) {
    const auto member = rows.integer(0);
    const auto kind = kind_index(rows.view(1));
    const auto period = period_index(starts, rows.instant(2));
    const bool again = member == last_member && kind == last_kind && period == last_period;
    if (!again) ++periods[period].at(kind);
    last_member = member;
    last_kind = kind;
    last_period = period;
  }
  return periods;
}

std::vector<std::int64_t> ids(const store::Store& store) {
  return numbers(store, "SELECT id FROM member WHERE erased_at IS NULL ORDER BY id");
}

std::vector<std::int64_t> ids_with_participation(const store::Store& store) {
  return numbers(store, "SELECT DISTINCT member_id FROM participation ORDER BY member_id");
}

std::vector<std::int64_t> ids_without_mail(const store::Store& store) {
  return numbers(store,
                 "SELECT id FROM member WHERE erased_at IS NULL AND (delivery = 'off' OR NOT EXISTS"
                 " (SELECT 1 FROM member_address WHERE member_id = member.id AND state = 'ok'))"
                 " ORDER BY id");
}

void each_name(const store::Store& store, const std::function<void(std::string_view)>& call) {
  auto rows = store.prepare("SELECT name FROM member WHERE erased_at IS NULL");
  while (rows.step()) call(rows.view(0));
}

}  // namespace qlab::members

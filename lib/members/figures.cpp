// SPDX-License-Identifier: Apache-2.0
#include "lib/members/figures.hpp"

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

void each_participation(const store::Store& store,
                        const std::function<void(std::int64_t, ParticipationKind, Instant)>& call) {
  auto rows = store.prepare("SELECT member_id, kind, at FROM participation");
  while (rows.step()) {
    const auto kind = named<ParticipationKind>(participation_kinds, rows.view(1));
    call(rows.integer(0), kind.value(), rows.instant(2));
  }
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

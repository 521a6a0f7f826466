// SPDX-License-Identifier: Apache-2.0
#include "lib/members/figures.hpp"

#include <map>

namespace qlab::members {
namespace {

/// How many members gave each value; in the order of the values.
using Counts = std::map<std::string, std::int64_t, std::less<>>;

void count(Counts& counts, std::string_view value) {
  const auto found = counts.find(value);
  if (found != counts.end()) {
    ++found->second;
  } else {
    counts.emplace(value, 1);
  }
}

std::vector<Share> shares(const Counts& counts) {
  std::vector<Share> shares;
  for (const auto& [value, members] : counts) shares.push_back({value, members});
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
  Counts organisations;
  Counts nations;
  Counts roles;
  Counts relations;
  Counts outlooks;
  auto rows = store.prepare(
      "SELECT trim(organisation), trim(nation), trim(role), relation, outlook FROM member"
      " WHERE erased_at IS NULL");
  for (; rows.step(); ++figures.members) {
    count(organisations, rows.view(0));
    count(nations, rows.view(1));
    count(roles, rows.view(2));
    count(relations, rows.view(3));
    count(outlooks, rows.view(4));
  }
  organisations.erase("");
  figures.organisations = static_cast<std::int64_t>(organisations.size());
  figures.nations = shares(nations);
  figures.roles = shares(roles);
  figures.relations = shares(relations);
  figures.outlooks = shares(outlooks);
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

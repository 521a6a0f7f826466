// SPDX-License-Identifier: Apache-2.0
#include "lib/members/duplicates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/core/text.hpp"
#include "lib/store/required.hpp"

namespace qlab::members {
namespace {

/// One member under one key. Kept by hash: a million of them are 16 MB instead of 100.
struct Mark {
  std::size_t hash = 0;
  std::int64_t member = 0;
  auto operator<=>(const Mark&) const = default;
};

/// One kind of likeness: how it is told, which rows it reads (column 0 is the member), and the key
/// of a row.
struct Kind {
  std::string_view reason;
  std::string_view sql;
  std::string_view member_column;
  std::string (*key)(const store::Statement& row);
};

std::string mailbox_key(const store::Statement& row) { return mailbox_behind(row.view(1)); }

std::string account_key(const store::Statement& row) { return text::fold(row.view(1)); }

/// A name that is in another script or empty has no slug: it is compared as it is folded.
std::string name_key(std::string_view name) {
  auto slug = text::slug(name);
  return slug.empty() ? text::fold(name) : slug;
}

std::string name_and_organisation_key(const store::Statement& row) {
  return name_key(row.view(1)) + '\n' + name_key(row.view(2));
}

constexpr std::array<Kind, 4> kinds{{
    {"one mailbox behind both addresses", "SELECT member_id, key FROM member_address WHERE TRUE",
     "member_id", mailbox_key},
    {"the same account", "SELECT id, account FROM member WHERE account <> ''", "id", account_key},
    {"the same name and organisation",
     "SELECT id, name, organisation FROM member WHERE organisation <> ''", "id",
     name_and_organisation_key},
    {"the same name, neither with an organisation",
     "SELECT id, name, organisation FROM member WHERE organisation = '' AND erased_at IS NULL",
     "id", name_and_organisation_key},
}};

std::vector<Mark> marks(const store::Store& store, const Kind& kind) {
  auto rows = store.prepare(std::string(kind.sql));
  std::vector<Mark> found;
  const std::hash<std::string> hash;
  while (rows.step()) found.push_back({hash(kind.key(rows)), rows.integer(0)});
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::set<std::string> keys(store::Statement& rows, const Kind& kind, std::int64_t member) {
  rows.bind(member);
  std::set<std::string> found;
  while (rows.step()) found.insert(kind.key(rows));
  return found;
}

/// Equal hashes may be an accident.
bool share_a_key(store::Statement& rows, const Kind& kind, std::int64_t a, std::int64_t b) {
  const auto mine = keys(rows, kind, a);
  const auto other = keys(rows, kind, b);
  return std::any_of(mine.begin(), mine.end(),
                     [&](const std::string& key) { return other.contains(key); });
}

std::string name_of(const store::Store& store, std::int64_t member) {
  return store::required(store.first("SELECT name FROM member WHERE id = ?", member)).text(0);
}

using Pairs = std::set<std::pair<std::int64_t, std::int64_t>>;

void tell(const store::Store& store, const Kind& kind, Pairs& told,
          const std::function<void(const Likeness&)>& call) {
  const auto all = marks(store, kind);
  auto rows = store.prepare(fmt::format("{} AND {} = ?", kind.sql, kind.member_column));
  for (std::size_t i = 1, first = 0; i < all.size(); ++i) {
    if (all[i].hash != all[first].hash) {
      first = i;
      continue;
    }
    const auto member = all[first].member;
    const auto duplicate = all[i].member;
    if (!share_a_key(rows, kind, member, duplicate)) continue;
    if (!told.emplace(member, duplicate).second) continue;
    call({member, duplicate, name_of(store, member), name_of(store, duplicate),
          std::string(kind.reason)});
  }
}

}  // namespace

std::string mailbox_behind(std::string_view address_key) {
  const auto at = address_key.rfind('@');
  auto local = std::string(address_key.substr(0, at));
  const auto domain = address_key.substr(at);
  const auto plus = local.find('+');
  if (plus != std::string::npos && plus > 0) local.resize(plus);
  const bool ignores_dots = domain == "@gmail.com" || domain == "@googlemail.com";
  if (!ignores_dots) return local + std::string(domain);
  std::erase(local, '.');
  return local + "@gmail.com";
}

void each_likeness(const store::Store& store, const std::function<void(const Likeness&)>& call) {
  Pairs told;
  for (const auto& kind : kinds) tell(store, kind, told, call);
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/policy.hpp"

#include <fmt/format.h>

#include "comments_policy.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

constexpr std::size_t longest = std::size_t{1} << 18;

std::string select_policies(std::string_view condition) {
  return fmt::format(
      "SELECT p.version, p.body, p.actor, p.at,"
      " (SELECT COUNT(*) FROM comment_policy_acceptance a WHERE a.version = p.version),"
      " (SELECT COUNT(*) FROM comment c WHERE c.policy_version = p.version)"
      " FROM comment_policy p {}",
      condition);
}

Policy read_policy(const store::Statement& row) {
  return {row.integer(0), row.text(1), row.text(2), row.instant(3), row.integer(4), row.integer(5)};
}

std::int64_t insert(store::Store& store, std::string_view body, Instant now) {
  store.run("INSERT INTO comment_policy (body, actor, at) VALUES (?, ?, ?)", body,
            store.author().actor, now);
  return store.last_id();
}

}  // namespace

std::string_view default_policy() { return policies::files.front().second; }

std::int64_t newest_policy(const store::Store& store) {
  return store.first("SELECT COALESCE(MAX(version), 0) FROM comment_policy").value().integer(0);
}

std::int64_t present_policy(store::Store& store, Instant now) {
  const auto newest = newest_policy(store);
  return newest > 0 ? newest : insert(store, default_policy(), now);
}

Policy add_policy(store::Store& store, std::string_view body, Instant now) {
  const auto text = text::trim(body);
  if (text.empty() || text.size() > longest || !text::is_utf8(text))
    throw Error(Kind::data, fmt::format("the policy is no text of at most {} bytes", longest));
  store::Change change(store, now);
  const auto present = find_policy(store, newest_policy(store));
  if (present && text::trim(present->body) == text)
    throw Error(Kind::refused,
                fmt::format("version {} says exactly this already", present->version));
  const auto version = insert(store, fmt::format("{}\n", text), now);
  change.commit(fmt::format("added version {} of the comments policy", version));
  return find_policy(store, version).value();
}

std::optional<Policy> find_policy(const store::Store& store, std::int64_t version) {
  const auto row = store.first(select_policies("WHERE p.version = ?"), version);
  if (!row) return {};
  return read_policy(*row);
}

Policy require_policy(const store::Store& store, std::optional<std::int64_t> version) {
  const auto all = policies_or_default(store);
  if (!version) return all.back();
  for (const auto& policy : all) {
    if (policy.version == *version) return policy;
  }
  throw Error(Kind::not_found, fmt::format("the comments policy has no version {}", *version),
              "'qlab comments policy list' shows them");
}

std::vector<Policy> policies_or_default(const store::Store& store) {
  auto rows = store.prepare(select_policies("ORDER BY p.version"));
  std::vector<Policy> all;
  while (rows.step()) all.push_back(read_policy(rows));
  if (all.empty()) all.push_back({1, std::string(default_policy()), {}, {}, 0, 0});
  return all;
}

bool has_accepted(const store::Store& store, AuthorId author, std::int64_t version) {
  if (const auto member = member_of(author)) {
    return store
        .first("SELECT 1 FROM comment_policy_acceptance WHERE member_id = ? AND version = ?",
               *member, version)
        .has_value();
  }
  return store
      .first(
          "SELECT 1 FROM comment_guest g JOIN comment_guest same ON same.key = g.key"
          " JOIN comment_policy_acceptance a ON a.guest_id = same.id"
          " WHERE g.id = ? AND a.version = ?",
          guest_of(author), version)
      .has_value();
}

void accept(store::Store& store, AuthorId author, std::int64_t version, std::string_view evidence,
            Instant now) {
  if (has_accepted(store, author, version)) return;
  store.run(
      "INSERT INTO comment_policy_acceptance (version, member_id, guest_id, evidence, actor, at)"
      " VALUES (?, ?, ?, ?, ?, ?)",
      version, member_of(author), guest_of(author), evidence, store.author().actor, now);
}

}  // namespace qlab::comments

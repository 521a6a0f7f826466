// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/mail_address.hpp"

#include "lib/comments/comment.hpp"
#include "lib/comments/policy.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/random.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/store/change.hpp"
#include "lib/store/log.hpp"

namespace qlab::comments {
namespace {

std::optional<store::Statement> known(const store::Store& store, std::int64_t scenario_id,
                                      std::optional<std::int64_t> comment_id,
                                      std::int64_t version) {
  if (comment_id) {
    return store.first(
        "SELECT token FROM comment_address WHERE comment_id = ? AND policy_version = ?",
        *comment_id, version);
  }
  return store.first(
      "SELECT token FROM comment_address WHERE scenario_id = ? AND policy_version = ?"
      " AND comment_id IS NULL",
      scenario_id, version);
}

}  // namespace

std::string mail_token(store::Store& store, std::int64_t scenario_id,
                       std::optional<std::int64_t> comment_id, Instant now) {
  const auto version = present_policy(store, now);
  if (const auto row = known(store, scenario_id, comment_id, version)) return row->text(0);
  auto token = random_token();
  store.run(
      "INSERT INTO comment_address (token, scenario_id, comment_id, policy_version, created_at)"
      " VALUES (?, ?, ?, ?, ?)",
      token, scenario_id, comment_id, version, now);
  return token;
}

NamedToken mail_token_for(store::Store& store, std::string_view word, Instant now) {
  store::Transaction transaction(store);
  MailAddress address;
  const auto comment = word.starts_with('c') ? find(store, word) : std::nullopt;
  if (comment) {
    address = {comment->scenario_id, comment->id, 0};
  } else {
    address.scenario_id = scenarios::require(store, word).id;
  }
  const auto known = count_addresses(store);
  auto token = mail_token(store, address.scenario_id, address.comment_id, now);
  address.policy_version = newest_policy(store);
  if (count_addresses(store) > known) {
    log_addresses(
        store,
        comment ? ref(Letter::comment, comment->id) : ref(Letter::scenario, address.scenario_id),
        now);
  }
  transaction.commit();
  return {std::move(token), address};
}

std::int64_t count_addresses(const store::Store& store) {
  return store.first("SELECT count(*) FROM comment_address")->integer(0);
}

void log_addresses(store::Store& store, std::string_view touched, Instant now) {
  store::log_event(store, "made addresses to comment at", touched,
                   "people may know its addresses to comment at, and write there", now);
}

std::optional<MailAddress> by_mail_token(const store::Store& store, std::string_view token) {
  const auto row = store.first(
      "SELECT scenario_id, comment_id, policy_version FROM comment_address WHERE token = ?", token);
  if (!row) return {};
  return MailAddress{row->integer(0), row->maybe_integer(1), row->integer(2)};
}

}  // namespace qlab::comments

// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/claim.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lib/store/change.hpp"

namespace qlab::mail {
namespace {

constexpr std::string_view broken_off =
    "sending was broken off before an answer was recorded: it may have been sent";
constexpr std::int64_t last_attempt = 20;
constexpr std::chrono::seconds shortest_wait{30};
constexpr std::chrono::seconds longest_wait = std::chrono::hours{2};

bool is_final(State state) { return state == State::sent || state == State::failed; }

/// What follows from one result; a time only where the message is to be tried again later.
std::pair<State, std::optional<Instant>> after(const Result& result, Instant now) {
  switch (result.delivery.outcome) {
    case Outcome::sent:
      return {State::sent, {}};
    case Outcome::failed:
      return {State::failed, {}};
    case Outcome::uncertain:
      return {State::uncertain, {}};
    case Outcome::not_sent:
      return {result.message.before, {}};
    case Outcome::deferred:
      break;
  }
  const auto wait = back_off(result.message.attempts, result.message.id);
  if (!wait) return {State::failed, {}};
  return {State::deferred, now + *wait};
}

std::string detail_of(const Result& result, State state) {
  const bool given_up = result.delivery.outcome == Outcome::deferred && state == State::failed;
  if (!given_up) return result.delivery.detail;
  return fmt::format("given up after {} attempts: {}", result.message.attempts,
                     result.delivery.detail);
}

State record_one(store::Store& store, const Result& result, Instant now) {
  const auto [state, due] = after(result, now);
  const bool counts = result.delivery.outcome != Outcome::not_sent;
  store.run(
      "UPDATE message SET state = ?2, code = ?3, detail = ?4, attempts = ?5,"
      " due_at = coalesce(?6, due_at), tried_at = ?7, done_at = ?8 WHERE id = ?1 AND state = "
      "'sending'",
      result.message.id, name(state), result.delivery.code, detail_of(result, state),
      result.message.attempts - (counts ? 0 : 1), due, now,
      is_final(state) ? std::optional(now) : std::nullopt);
  return state;
}

}  // namespace

std::vector<Claimed> due(const store::Store& store, Instant now, std::size_t limit) {
  auto row = store.prepare(
      "SELECT id, member_id, sender, address, bytes, attempts, state, tried_at, message_id"
      " FROM message WHERE state IN ('queued', 'deferred') AND due_at <= ? ORDER BY due_at, id "
      "LIMIT ?");
  row.bind(now, limit);
  std::vector<Claimed> messages;
  while (row.step()) {
    messages.push_back({.id = row.integer(0),
                        .member_id = row.maybe_integer(1),
                        .envelope = {row.text(2), row.text(3)},
                        .bytes = row.text(4),
                        .message_id = row.text(8),
                        .attempts = row.integer(5) + 1,
                        .before = parse_state(row.view(6)).value_or(State::queued),
                        .tried_before = row.maybe_instant(7)});
  }
  return messages;
}

std::vector<Claimed> claim(store::Store& store, Instant now, std::size_t limit) {
  store::Transaction transaction(store);
  auto messages = due(store, now, limit);
  for (const auto& message : messages) {
    store.run("UPDATE message SET state = 'sending', attempts = ?2, tried_at = ?3 WHERE id = ?1",
              message.id, message.attempts, now);
  }
  transaction.commit();
  return messages;
}

std::vector<State> record(store::Store& store, std::span<const Result> results, Instant now) {
  std::vector<State> states;
  store::Transaction transaction(store);
  for (const auto& result : results) states.push_back(record_one(store, result, now));
  transaction.commit();
  return states;
}

void release(store::Store& store, std::span<const Claimed> messages) {
  store::Transaction transaction(store);
  for (const auto& message : messages) {
    store.run(
        "UPDATE message SET state = ?2, attempts = ?3, tried_at = ?4"
        " WHERE id = ?1 AND state = 'sending'",
        message.id, name(message.before), message.attempts - 1, message.tried_before);
  }
  transaction.commit();
}

void withhold(store::Store& store, const Claimed& message, std::string_view reason, Instant now) {
  store.run(
      "UPDATE message SET state = 'cancelled', attempts = ?2, tried_at = ?3, detail = ?4,"
      " done_at = ?5 WHERE id = ?1 AND state = 'sending'",
      message.id, message.attempts - 1, message.tried_before, reason, now);
}

std::vector<Result> recover(store::Store& store) {
  std::vector<Result> lost;
  store::Transaction transaction(store);
  auto row = store.prepare(
      "UPDATE message SET state = 'uncertain', detail = ? WHERE state = 'sending'"
      " RETURNING id, member_id, sender, address, attempts");
  row.bind(broken_off);
  while (row.step()) {
    auto& [message, delivery] = lost.emplace_back();
    message.id = row.integer(0);
    message.member_id = row.maybe_integer(1);
    message.envelope = {row.text(2), row.text(3)};
    message.attempts = row.integer(4);
    delivery = {Outcome::uncertain, 0, std::string(broken_off), {}};
  }
  row.reset();
  transaction.commit();
  std::sort(lost.begin(), lost.end(),
            [](const auto& a, const auto& b) { return a.message.id < b.message.id; });
  return lost;
}

std::optional<std::chrono::seconds> back_off(std::int64_t attempts, std::int64_t id) {
  if (attempts >= last_attempt) return {};
  auto wait = shortest_wait;
  for (std::int64_t i = 1; i < attempts && wait < longest_wait; ++i) wait *= 2;
  // A multiplicative hash scatters neighbouring ids over up to a quarter of the wait.
  const auto scattered = (static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15U) >> 56U;
  wait += wait * static_cast<std::int64_t>(scattered) / 1024;
  return std::min(wait, longest_wait);
}

}  // namespace qlab::mail

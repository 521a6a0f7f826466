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

/// What a row becomes.
struct After {
  State state;
  std::optional<Instant> due = {};  ///< only where it is to be tried again later
};

bool is_final(State state) {
  return state == State::sent || state == State::failed || state == State::cancelled;
}

/// The relay's own word counts where it asks for more patience than we have.
After after_deferral(const Result& result, Instant now) {
  const auto wait = back_off(result.message.attempts, result.message.id);
  if (!wait) return {State::failed};
  const auto asked = result.delivery.retry_after.value_or(std::chrono::seconds(0));
  return {State::deferred, now + std::max(*wait, std::min(asked, longest_wait))};
}

After after(const Result& result, Instant now) {
  if (result.quiet_until) return {result.message.before, result.quiet_until};
  if (result.withheld) return {State::cancelled};
  switch (result.delivery.outcome) {
    case Outcome::sent:
      return {State::sent};
    case Outcome::failed:
      return {State::failed};
    case Outcome::uncertain:
      return {State::uncertain};
    case Outcome::not_sent:
      return {result.message.before};
    case Outcome::deferred:
      break;
  }
  return after_deferral(result, now);
}

std::string detail_of(const Result& result, State state) {
  if (result.withheld) return *result.withheld;
  const bool given_up = result.delivery.outcome == Outcome::deferred && state == State::failed;
  if (!given_up) return result.delivery.detail;
  return fmt::format("given up after {} attempts: {}", result.message.attempts,
                     result.delivery.detail);
}

}  // namespace

std::vector<Claimed> due(const store::Store& store, Instant now, std::size_t limit,
                         const Audience& audience) {
  // The planner would sort all that waits each time.
  auto row = store.prepare(fmt::format(
      "SELECT id, member_id, sender, address,"
      " (SELECT bytes FROM message_bytes WHERE message_bytes.id = message.id),"
      " message_id, attempts, state, tried_at, origin, zone, useless_from"
      " FROM message INDEXED BY message_due"
      " WHERE state IN ('queued', 'deferred') AND due_at <= ?{} ORDER BY due_at, id LIMIT ?",
      audience.and_among()));
  row.bind(now, limit);
  std::vector<Claimed> messages;
  while (row.step()) {
    messages.push_back({.id = row.integer(0),
                        .member_id = row.maybe_integer(1),
                        .envelope = {row.text(2), row.text(3)},
                        .bytes = row.text(4),
                        .message_id = row.text(5),
                        .attempts = row.integer(6) + 1,
                        .before = parse_state(row.view(7)).value_or(State::queued),
                        .tried_before = row.maybe_instant(8),
                        .automatic = row.view(9) == "automatic",
                        .zone = row.text(10),
                        .useless_from = row.maybe_instant(11)});
  }
  return messages;
}

std::vector<Claimed> claim(store::Store& store, Instant now, std::size_t limit,
                           const Audience& audience) {
  auto messages = due(store, now, limit, audience);
  auto row = store.prepare(
      "UPDATE message SET state = 'sending', attempts = ?2, tried_at = ?3 WHERE id = ?1");
  for (const auto& message : messages) row.bind(message.id, message.attempts, now).run();
  return messages;
}

std::vector<std::string> automatic_zones(const store::Store& store, Instant now,
                                         const Audience& audience) {
  auto row = store.prepare(fmt::format(
      "SELECT DISTINCT zone FROM message INDEXED BY message_automatic"
      " WHERE state IN ('queued', 'deferred') AND origin = 'automatic' AND due_at <= ?{}"
      " ORDER BY zone",
      audience.and_among()));
  row.bind(now);
  std::vector<std::string> zones;
  while (row.step()) zones.push_back(row.text(0));
  return zones;
}

std::vector<Postponed> postpone(store::Store& store, std::string_view zone, Instant now,
                                Instant until, const Audience& audience) {
  auto row =
      store.prepare(fmt::format("UPDATE message INDEXED BY message_automatic SET due_at = ?3"
                                " WHERE state IN ('queued', 'deferred') AND origin = 'automatic' "
                                "AND zone = ?1 AND due_at <= ?2{} RETURNING id, member_id, address",
                                audience.and_among()));
  row.bind(zone, now, until);
  std::vector<Postponed> postponed;
  while (row.step()) {
    auto& message = postponed.emplace_back(Postponed{{}, until}).message;
    message.id = row.integer(0);
    message.member_id = row.maybe_integer(1);
    message.envelope.recipient = row.text(2);
  }
  return postponed;
}

std::vector<Result> give_up(store::Store& store, Instant now) {
  const auto any = store.first(
      "SELECT id FROM message INDEXED BY message_useless"
      " WHERE state IN ('queued', 'deferred') AND useless_from <= ? LIMIT 1",
      now);
  if (!any) return {};
  auto row = store.prepare(
      "UPDATE message INDEXED BY message_useless"  // asked at every turn, and most mails have none
      " SET state = 'missed', detail = ?1, done_at = ?2"
      " WHERE state IN ('queued', 'deferred') AND useless_from <= ?2"
      " RETURNING id, member_id, address");
  row.bind(too_late, now);
  std::vector<Result> missed;
  while (row.step()) {
    auto& [message, delivery, withheld, quiet_until] = missed.emplace_back();
    message.id = row.integer(0);
    message.member_id = row.maybe_integer(1);
    message.envelope.recipient = row.text(2);
    withheld = too_late;
  }
  return missed;
}

std::vector<State> record(store::Store& store, std::span<const Result> results, Instant now) {
  std::vector<State> states;
  auto row = store.prepare(
      "UPDATE message SET state = ?2, code = coalesce(?3, code), detail = coalesce(?4, detail),"
      " attempts = ?5,"
      " due_at = coalesce(?6, due_at), tried_at = ?7, done_at = ?8"
      " WHERE id = ?1 AND state = 'sending'");
  for (const auto& result : results) {
    const auto& [message, delivery, withheld, quiet_until] = result;
    const auto next = after(result, now);
    const bool handed_over = !withheld && !quiet_until;
    const bool tried = handed_over && delivery.outcome != Outcome::not_sent;
    std::optional<Instant> done;
    if (is_final(next.state)) done = now;
    // What waits for the morning keeps what the relay said about it last.
    const auto code = quiet_until ? std::nullopt : std::optional(delivery.code);
    const auto detail = quiet_until ? std::nullopt : std::optional(detail_of(result, next.state));
    row.bind(message.id, name(next.state), code, detail, message.attempts - (tried ? 0 : 1),
             next.due, handed_over ? std::optional(now) : message.tried_before, done)
        .run();
    states.push_back(next.state);
  }
  return states;
}

void release(store::Store& store, std::span<const Claimed> messages) {
  auto row = store.prepare(
      "UPDATE message SET state = ?2, attempts = ?3, tried_at = ?4"
      " WHERE id = ?1 AND state = 'sending'");
  for (const auto& message : messages) {
    row.bind(message.id, name(message.before), message.attempts - 1, message.tried_before).run();
  }
}

std::vector<Result> recover(store::Store& store) {
  if (!store.first("SELECT id FROM message WHERE state = 'sending' LIMIT 1")) return {};
  std::vector<Result> lost;
  store::Transaction transaction(store, store::WhenFrozen::allowed);
  auto row = store.prepare(
      "UPDATE message SET state = 'uncertain', detail = ? WHERE state = 'sending'"
      " RETURNING id, member_id, sender, address, attempts");
  row.bind(broken_off);
  while (row.step()) {
    auto& [message, delivery, withheld, quiet_until] = lost.emplace_back();
    message.id = row.integer(0);
    message.member_id = row.maybe_integer(1);
    message.envelope = {row.text(2), row.text(3)};
    message.attempts = row.integer(4);
    delivery = {Outcome::uncertain, 0, std::string(broken_off), {}, {}};
  }
  row.reset();
  transaction.commit();
  std::sort(lost.begin(), lost.end(),
            [](const auto& a, const auto& b) { return a.message.id < b.message.id; });
  return lost;
}

void follow_clock(store::Store& store, Instant now) {
  const auto ahead = store.first(
      "SELECT id FROM message INDEXED BY message_touched"
      " WHERE state IN ('queued', 'deferred') AND coalesce(tried_at, queued_at) > ? LIMIT 1",
      now);
  if (!ahead) return;
  store.run(
      "UPDATE message SET"
      " due_at = min(due_at, ?1 + max(0, due_at - coalesce(tried_at, queued_at))),"
      " queued_at = min(queued_at, ?1), tried_at = min(tried_at, ?1)"
      " WHERE state IN ('queued', 'deferred') AND coalesce(tried_at, queued_at) > ?1",
      now);
}

std::optional<std::chrono::seconds> back_off(std::int64_t attempts, std::int64_t id) {
  if (attempts >= last_attempt) return {};
  auto wait = shortest_wait;
  for (std::int64_t i = 1; i < attempts && wait < longest_wait; ++i) wait *= 2;
  wait = std::min(wait, longest_wait);
  // A multiplicative hash scatters neighbouring ids over a quarter of the wait.
  const auto scattered = (static_cast<std::uint64_t>(id) * 0x9E3779B97F4A7C15U) >> 56U;
  const auto spread = wait * static_cast<std::int64_t>(scattered) / 1024;
  return wait < longest_wait ? wait + spread : wait - spread;
}

}  // namespace qlab::mail

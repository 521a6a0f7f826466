// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/undo.hpp"

#include <fmt/format.h>

#include <string>

#include "lib/mail/outbox.hpp"
#include "lib/store/change.hpp"
#include "lib/store/footprint.hpp"

namespace qlab::mail {
namespace {

constexpr auto table = "message";

struct Counts {
  std::int64_t sent = 0;
  std::int64_t in_doubt = 0;
};

Counts count(const store::Store& store, std::span<const store::Range> ids) {
  Counts counts;
  auto row = store.prepare(
      "SELECT count(*) FILTER (WHERE state = 'sent'),"
      " count(*) FILTER (WHERE state IN ('sending', 'uncertain'))"
      " FROM message WHERE id BETWEEN ? AND ?");
  for (const auto& range : ids) {
    row.bind(range.first, range.last);
    row.step();
    counts.sent += row.integer(0);
    counts.in_doubt += row.integer(1);
  }
  return counts;
}

std::optional<std::string> objection(const store::Store& store, const store::LogEntry& /*change*/,
                                     std::span<const store::Range> ids) {
  const auto [sent, in_doubt] = count(store, ids);
  if (sent == 0 && in_doubt == 0) return {};
  if (in_doubt == 0) return fmt::format("{} of its mails are sent, and sent mail stays sent", sent);
  return fmt::format("{} of its mails are sent and {} may be, and sent mail stays sent", sent,
                     in_doubt);
}

}  // namespace

std::vector<store::OwnHistory> own_histories() {
  const auto none = [](const store::Store&, const store::LogEntry&, std::span<const store::Range>) {
    return std::optional<std::string>();
  };
  return {
      {table, objection, "--unsent cancels those that still wait, and leaves the rest as it is"},
      {"message_bytes", none, ""}};
}

std::int64_t cancel_unsent(store::Store& store, const store::LogEntry& entry, Instant now) {
  const auto ids = store::Footprint(store, entry).inserted(table);
  const auto reason = fmt::format("change {} was taken back", entry.id);
  std::int64_t cancelled = 0;
  store::Change change(store, now);
  for (const auto& range : ids) {
    auto waiting = store.prepare(
        "SELECT id FROM message WHERE id BETWEEN ? AND ? AND state IN ('queued', 'deferred')");
    waiting.bind(range.first, range.last);
    std::vector<std::int64_t> found;
    while (waiting.step()) found.push_back(waiting.integer(0));
    for (const auto id : found) cancelled += cancel(store, id, reason, now) ? 1 : 0;
  }
  change.commit(fmt::format("cancelled {} waiting mails of change {}", cancelled, entry.id));
  return cancelled;
}

}  // namespace qlab::mail

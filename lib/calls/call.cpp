// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/call.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"

namespace qlab::calls {
namespace {

std::string select(std::string_view condition) {
  return fmt::format("SELECT {} FROM call AS m WHERE {}", columns, condition);
}

}  // namespace

Call read(const store::Statement& row) {
  Call call;
  call.id = row.integer(0);
  call.member = row.integer(1);
  call.webinar = row.maybe_integer(2);
  call.state = named<State>(states, row.view(3)).value();
  call.side = named<Side>(sides, row.view(4));
  call.reason = row.text(5);
  call.phone = row.text(6);
  call.owner = row.text(7);
  call.zone = row.text(8);
  call.staff = row.text(9);
  call.starts_at = row.maybe_instant(10);
  call.ends_at = row.maybe_instant(11);
  call.booked_at = row.maybe_instant(12);
  call.confirmed_at = row.maybe_instant(13);
  call.uid = row.text(14);
  call.sequence = static_cast<int>(row.integer(15));
  call.outcome = row.text(16);
  call.agreed = row.text(17);
  call.created_at = row.instant(18);
  call.changed_at = row.instant(19);
  return call;
}

std::optional<Call> by_id(const store::Store& store, std::int64_t id) {
  const auto row = store.first(select("m.id = ?"), id);
  return row ? std::optional(read(*row)) : std::nullopt;
}

std::optional<Call> by_uid(const store::Store& store, std::string_view uid) {
  if (uid.empty()) return {};
  const auto row = store.first(select("m.uid = ? AND m.uid <> ''"), uid);
  return row ? std::optional(read(*row)) : std::nullopt;
}

Call find(const store::Store& store, std::string_view name) {
  const auto id = parse_ref(Letter::call, name);
  if (!id) {
    throw Error(Kind::usage, fmt::format("'{}' is no call's id", text::terminal_safe(name)),
                "write it like k4; 'qlab calls list' shows what there is");
  }
  if (auto call = by_id(store, *id)) return *std::move(call);
  throw Error(Kind::not_found, fmt::format("there is no call '{}'", ref(Letter::call, *id)),
              "'qlab calls list' shows what there is");
}

std::vector<Call> of_member(const store::Store& store, std::int64_t member) {
  std::vector<Call> all;
  auto rows = store.prepare(select("m.member_id = ? ORDER BY m.id"));
  rows.bind(member);
  while (rows.step()) all.push_back(read(rows));
  return all;
}

std::vector<Past> history(const store::Store& store, std::int64_t call) {
  std::vector<Past> all;
  auto rows = store.prepare(
      "SELECT event, state, side, detail, source, actor, at FROM call_history WHERE call_id = ?"
      " ORDER BY id");
  rows.bind(call);
  while (rows.step()) {
    all.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                   rows.text(5), rows.instant(6)});
  }
  return all;
}

}  // namespace qlab::calls

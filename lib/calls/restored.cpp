// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/restored.hpp"

#include <fmt/format.h>

#include "lib/calls/call.hpp"
#include "lib/calls/slot.hpp"
#include "lib/calls/transition.hpp"
#include "lib/store/change.hpp"

namespace qlab::calls {
namespace {

/// The same call with the same person: an id alone does not tell (members/restored).
std::optional<Call> known(const store::Store& restored, const Call& call, Instant joined) {
  auto found = by_id(restored, call.id);
  if (!found || found->member != call.member || found->created_at != call.created_at) return {};
  const auto member =
      restored.first("SELECT 1 FROM member WHERE id = ? AND joined_at = ?", call.member, joined);
  return member ? std::move(found) : std::nullopt;
}

bool is_other_since(const Call& before, const Call& now) {
  const bool ended = before.state == State::booked && now.state != State::booked;
  return now.sequence > before.sequence || (ended && now.changed_at > before.changed_at);
}

std::vector<Call> changed_since(const store::Store& restored, const store::Store& replaced) {
  std::vector<Call> changed;
  auto rows = replaced.prepare(
      fmt::format("SELECT {}, joined_at FROM call AS m JOIN member ON member.id = m.member_id"
                  " ORDER BY m.id",
                  columns));
  while (rows.step()) {
    constexpr int joined = 20;  // behind the columns
    auto call = read(rows);
    const auto before = known(restored, call, rows.instant(joined));
    if (!before || !is_other_since(*before, call)) continue;
    // No member was told of these.
    call.reason = before->reason;
    call.phone = before->phone;
    call.owner = before->owner;
    changed.push_back(std::move(call));
  }
  return changed;
}

void add_history(store::Store& restored, const store::Store& replaced, std::int64_t call) {
  const auto last =
      restored.first("SELECT coalesce(max(id), 0) FROM call_history WHERE call_id = ?", call);
  auto newer = replaced.prepare(
      "SELECT event, state, side, detail, source, actor, at FROM call_history"
      " WHERE call_id = ? AND id > ? ORDER BY id");
  newer.bind(call, last->integer(0));
  while (newer.step()) {
    restored.run(
        "INSERT INTO call_history (call_id, event, state, side, detail, source, actor, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        call, newer.view(0), newer.view(1), newer.view(2), newer.view(3), newer.view(4),
        newer.view(5), newer.instant(6));
  }
}

/// A slot that was kept for somebody else to choose is theirs no longer. Where staff's times are
/// others by then, the call stands without one, and 'store check' says so.
void take_slot(store::Store& restored, const store::Store& replaced, std::int64_t call) {
  const auto slot = replaced.first(
      "SELECT staff, starts_at, ends_at, ad_hoc FROM call_slot"
      " WHERE call_id = ? AND held_until IS NULL",
      call);
  if (!slot) return;
  const auto taken = restored.run(
      "UPDATE call_slot SET call_id = ?, held_until = NULL WHERE staff = ? AND starts_at = ?"
      " AND ends_at = ? AND (call_id IS NULL OR held_until IS NOT NULL)",
      call, slot->view(0), slot->instant(1), slot->instant(2));
  if (taken > 0) return;
  restored.run(
      "INSERT INTO call_slot (staff, starts_at, ends_at, call_id, ad_hoc) SELECT ?1, ?2, ?3, ?4, ?5"
      " WHERE NOT EXISTS (SELECT 1 FROM call_slot WHERE staff = ?1 AND starts_at < ?3"
      " AND ends_at > ?2)",
      slot->view(0), slot->instant(1), slot->instant(2), call, slot->integer(3));
}

}  // namespace

std::vector<std::int64_t> carry_over(store::Store& restored, const store::Store& replaced) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  std::vector<std::int64_t> carried;
  const auto changed = changed_since(restored, replaced);
  for (const auto& call : changed) release_slots(restored, call.id);
  for (const auto& call : changed) {
    write(restored, call);
    add_history(restored, replaced, call.id);
    take_slot(restored, replaced, call.id);
    carried.push_back(call.id);
  }
  transaction.commit();
  return carried;
}

}  // namespace qlab::calls

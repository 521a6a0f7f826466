// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/slot.hpp"

#include <fmt/format.h>

#include <charconv>

#include "lib/calls/valid.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::calls {
namespace {

constexpr std::string_view columns = "id, staff, starts_at, ends_at, call_id, held_until, ad_hoc";

Slot read(const store::Statement& row) {
  return {row.integer(0),       row.text(1),          row.instant(2),     row.instant(3),
          row.maybe_integer(4), row.maybe_instant(5), row.integer(6) == 1};
}

std::string select(std::string_view condition) {
  return fmt::format("SELECT {} FROM call_slot WHERE {}", columns, condition);
}

/// What stands in the way of a new slot.
std::optional<Slot> overlapping(const store::Store& store, std::string_view staff,
                                const Time& time) {
  const auto row = store.first(
      select("staff = ? AND starts_at < ? AND starts_at > ? - 86400 AND ends_at > ? LIMIT 1"),
      staff, time.ends_at, time.starts_at, time.starts_at);
  return row ? std::optional(read(*row)) : std::nullopt;
}

[[noreturn]] void refuse_overlap(const Slot& other, const Time& time) {
  throw Error(Kind::refused,
              fmt::format("{} of '{}' overlaps '{}', from {} to {}", rfc3339(time.starts_at),
                          text::terminal_safe(other.staff), slot_ref(other.id),
                          rfc3339(other.starts_at), rfc3339(other.ends_at)),
              "nothing was added; 'qlab calls slots list' shows what there is");
}

std::string state_of(const Slot& slot) {
  if (slot.is_booked()) return fmt::format("is booked by {}", ref(Letter::call, *slot.call));
  return fmt::format("is kept for {} until {}", ref(Letter::call, slot.call.value_or(0)),
                     rfc3339(slot.held_until.value_or(Instant())));
}

}  // namespace

std::string slot_ref(std::int64_t id) { return fmt::format("t{}", id); }

std::optional<std::int64_t> parse_slot(std::string_view text) {
  if (text.starts_with('t')) text.remove_prefix(1);
  return parse_ref(Letter::call, text.starts_with('k') ? "" : text);
}

Slot find_slot(const store::Store& store, std::string_view name) {
  const auto id = parse_slot(name);
  if (!id) {
    throw Error(Kind::usage, fmt::format("'{}' is no slot", text::terminal_safe(name)),
                "write it like t12; 'qlab calls slots list' shows what there is");
  }
  const auto row = store.first(select("id = ?"), *id);
  if (row) return read(*row);
  throw Error(Kind::not_found, fmt::format("there is no slot '{}'", slot_ref(*id)),
              "'qlab calls slots list' shows what there is");
}

SlotsAdded add_slots(store::Store& store, std::string_view staff, std::span<const Time> times,
                     Instant now) {
  check_line(staff, "the name of who holds calls");
  SlotsAdded done;
  store::Change change(store, now);
  for (const auto& time : times) {
    if (const auto other = overlapping(store, staff, time)) {
      if (other->starts_at != time.starts_at || other->ends_at != time.ends_at) {
        refuse_overlap(*other, time);
      }
      ++done.known;
      continue;
    }
    store.run("INSERT INTO call_slot (staff, starts_at, ends_at) VALUES (?, ?, ?)", staff,
              time.starts_at, time.ends_at);
    done.added.push_back(
        {store.last_id(), std::string(staff), time.starts_at, time.ends_at, {}, {}, false});
  }
  change.commit(fmt::format("added {} slots for calls", done.added.size()));
  return done;
}

std::vector<Slot> slots(const store::Store& store, const SlotQuestion& question, Instant now) {
  std::vector<Slot> found;
  auto rows = store.prepare(
      select("starts_at >= ?1 AND (?2 IS NULL OR starts_at < ?2) AND (?3 IS NULL OR staff = ?3)"
             " ORDER BY starts_at, staff"));
  rows.bind(question.from, question.until, question.staff);
  while (rows.step()) {
    auto slot = read(rows);
    if (!question.free_only || slot.is_free(now)) found.push_back(std::move(slot));
  }
  return found;
}

std::vector<Slot> held_for(const store::Store& store, std::int64_t call, Instant now) {
  std::vector<Slot> found;
  auto rows = store.prepare(
      select("call_id = ? AND held_until IS NOT NULL AND held_until > ? ORDER BY starts_at, id"));
  rows.bind(call, now);
  while (rows.step()) found.push_back(read(rows));
  return found;
}

void remove_slots(store::Store& store, std::span<const Slot> slots, Instant now) {
  store::Change change(store, now);
  for (const auto& slot : slots) {
    const auto present = find_slot(store, slot_ref(slot.id));
    if (!present.is_free(now)) {
      throw Error(Kind::refused, fmt::format("'{}' {}", slot_ref(present.id), state_of(present)),
                  "move or cancel the call first; nothing was removed");
    }
    store.run("DELETE FROM call_slot WHERE id = ?", slot.id);
  }
  change.commit(fmt::format("removed {} slots", slots.size()));
}

bool hold_slot(store::Store& store, std::int64_t slot, std::int64_t call, Instant until,
               Instant now) {
  return store.run(
             "UPDATE call_slot SET call_id = ?2, held_until = ?3 WHERE id = ?1 AND starts_at > ?4"
             " AND (call_id IS NULL OR held_until <= ?4 OR (call_id = ?2 AND held_until IS NOT "
             "NULL))",
             slot, call, until, now) == 1;
}

void release_slots(store::Store& store, std::int64_t call) {
  store.run("DELETE FROM call_slot WHERE call_id = ? AND ad_hoc = 1", call);
  store.run("UPDATE call_slot SET call_id = NULL, held_until = NULL WHERE call_id = ?", call);
}

}  // namespace qlab::calls

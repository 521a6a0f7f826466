// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/record.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calls/slot.hpp"
#include "lib/calls/transition.hpp"
#include "lib/calls/valid.hpp"
#include "lib/calls/withdraw.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"

namespace qlab::calls {
namespace {

void check_known(const std::string& outcome, std::span<const std::string> known) {
  check_outcome(outcome);
  if (known.empty() || std::ranges::find(known, outcome) != known.end()) return;
  const std::vector<std::string_view> names(known.begin(), known.end());
  auto hint = text::did_you_mean(outcome, names);
  if (hint.empty()) hint = fmt::format("calls.outcomes says: {}", fmt::join(known, ", "));
  throw Error(Kind::usage, fmt::format("'{}' is none of the outcomes", outcome), hint);
}

void check(const Result& result, std::span<const std::string> known) {
  if (result.outcome) check_known(*result.outcome, known);
  if (result.agreed) check_text(*result.agreed, "the agreed text");
  check_text(result.note, "the note");
  const bool says = result.state || result.outcome || result.agreed || !result.note.empty();
  if (!says) {
    throw Error(Kind::usage, "nothing is to be recorded",
                "say held or no-show, or --note, --outcome or --agreed");
  }
  if ((result.state == State::no_show) == result.side.has_value()) return;
  throw Error(Kind::usage, "--by says who did not come, of a no-show and of nothing else",
              "write it like: qlab calls record k4 no-show --by member");
}

void require_begun(const Call& call, Instant now) {
  if (call.state != State::booked || !call.starts_at || now >= *call.starts_at) return;
  throw Error(
      Kind::refused,
      fmt::format("'{}' begins on {}", ref(Letter::call, call.id), rfc3339(*call.starts_at)),
      "what took place earlier is moved first: qlab calls move");
}

/// Nobody had agreed on a time: it is now, and what was kept for it is free again.
void begin_now(store::Store& store, Call& call, const std::string& staff, Instant now) {
  release_slots(store, call.id);
  withdraw_letters(store, call.id, "the call took place before it was sent", now);
  call.starts_at = now;
  call.ends_at.reset();
  call.staff = staff;
}

bool is_recorded(const Call& call, const Result& result) {
  const bool so = !result.state || (call.state == *result.state && call.side == result.side);
  return so && result.note.empty() && result.outcome.value_or(call.outcome) == call.outcome &&
         result.agreed.value_or(call.agreed) == call.agreed;
}

void settle(store::Store& store, Call& call, const Result& result, Instant now) {
  const auto event = *result.state == State::held ? Event::hold : Event::no_show;
  require_possible(call, event);
  require_begun(call, now);
  if (call.state == State::wanted || call.state == State::proposed) {
    begin_now(store, call, result.staff, now);
  }
  take(store, call, {event, Source::staff, {}, result.side}, now);
}

}  // namespace

Call record(store::Store& store, const Call& call, const Result& result,
            std::span<const std::string> known_outcomes, Instant now) {
  check(result, known_outcomes);
  store::Change change(store, now);
  auto present = by_id(store, call.id).value();
  if (is_recorded(present, result))
    return present;  // as every command, it logs no change of nothing
  if (result.outcome) present.outcome = *result.outcome;
  if (result.agreed) present.agreed = *result.agreed;
  if (result.state) {
    settle(store, present, result, now);
  } else {
    store.run("UPDATE call SET outcome = ?2, agreed = ?3, changed_at = ?4 WHERE id = ?1",
              present.id, present.outcome, present.agreed, now);
  }
  if (!result.note.empty()) {
    store.run("INSERT INTO call_note (call_id, body, actor, at) VALUES (?, ?, ?, ?)", present.id,
              result.note, store.author().actor, now);
  }
  change.touch(Letter::call, present.id);
  change.touch(Letter::member, present.member);
  change.commit(result.state ? fmt::format("recorded a call as {}", name(*result.state))
                             : "noted something about a call");
  return present;
}

std::vector<Note> notes(const store::Store& store, std::int64_t call) {
  std::vector<Note> all;
  auto rows = store.prepare("SELECT body, actor, at FROM call_note WHERE call_id = ? ORDER BY id");
  rows.bind(call);
  while (rows.step()) all.push_back({rows.text(0), rows.text(1), rows.instant(2)});
  return all;
}

}  // namespace qlab::calls

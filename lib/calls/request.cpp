// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/request.hpp"

#include <algorithm>
#include <array>

#include "lib/calendar/zone.hpp"
#include "lib/calls/consent.hpp"
#include "lib/calls/slot.hpp"
#include "lib/calls/transition.hpp"
#include "lib/calls/valid.hpp"
#include "lib/calls/withdraw.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"

namespace qlab::calls {
namespace {

void check(const Wish& wish) {
  check_optional_line(wish.reason.value_or(""), "the reason");
  check_optional_line(wish.phone.value_or(""), "the telephone number");
  check_optional_line(wish.owner.value_or(""), "the owner");
  if (wish.zone && !wish.zone->empty()) calendar::check_zone(*wish.zone);
}

/// Whether anything of the call is another one now.
bool complete(Call& call, const Wish& wish) {
  bool changed = false;
  const auto set = [&](std::string& field, const std::optional<std::string>& said) {
    if (!said || *said == field) return;
    field = *said;
    changed = true;
  };
  set(call.reason, wish.reason);
  set(call.phone, wish.phone);
  set(call.owner, wish.owner);
  set(call.zone, wish.zone);
  return changed;
}

std::optional<Call> open_call(const store::Store& store, std::int64_t member) {
  for (auto& call : of_member(store, member)) {
    if (call.is_open()) return std::move(call);
  }
  return {};
}

std::optional<Call> call_about(const store::Store& store, std::int64_t member,
                               std::int64_t webinar) {
  const auto row = store.first(
      "SELECT id FROM call WHERE member_id = ? AND webinar_id = ? AND webinar_id IS NOT NULL",
      member, webinar);
  return row ? by_id(store, row->integer(0)) : std::nullopt;
}

}  // namespace

Requested request(store::Store& store, const Wish& wish, Instant now) {
  check(wish);
  store::Change change(store, now);
  require_callable(store, wish.member);
  Requested done;
  if (auto open = open_call(store, wish.member)) {
    done.call = *std::move(open);
    if (complete(done.call, wish)) {
      store.run(
          "UPDATE call SET reason = ?2, phone = ?3, owner = ?4, zone = ?5, changed_at = ?6"
          " WHERE id = ?1",
          done.call.id, done.call.reason, done.call.phone, done.call.owner, done.call.zone, now);
    }
  } else {
    done.created = true;
    done.call.member = wish.member;
    complete(done.call, wish);
    add_wanted(store, done.call, {Event::want}, now);
  }
  change.touch(Letter::call, done.call.id);
  change.touch(Letter::member, wish.member);
  change.commit(done.created ? "asked for a call" : "completed a call that is wanted");
  return done;
}

std::optional<std::int64_t> follow_answer(store::Store& store, std::int64_t member,
                                          std::int64_t webinar, Coming coming, Source source,
                                          Instant now) {
  auto call = call_about(store, member, webinar);
  if (coming == Coming::no && said_no(store, member)) return {};
  const Step wanted{Event::want, source, "cannot come to " + ref(Letter::webinar, webinar)};
  if (coming == Coming::no && !call) {
    call.emplace();
    call->member = member;
    call->webinar = webinar;
    add_wanted(store, *call, wanted, now);
    return call->id;
  }
  if (coming == Coming::no && call->state == State::lapsed) {
    take(store, *call, wanted, now);
    return call->id;
  }
  const bool undecided = call && (call->state == State::wanted || call->state == State::proposed);
  if (coming == Coming::no || !undecided) return {};
  release_slots(store, call->id);
  withdraw_letters(store, call->id, "they can come to the webinar after all", now);
  take(store, *call,
       {Event::lapse, source, "can come to " + ref(Letter::webinar, webinar) + " after all"}, now);
  return call->id;
}

}  // namespace qlab::calls

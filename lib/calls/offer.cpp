// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/offer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/calls/transition.hpp"
#include "lib/calls/uid.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/find.hpp"

namespace qlab::calls {
namespace {

/// The free times there are, each given away once.
class Pool {
 public:
  Pool(const store::Store& store, const OfferRules& rules, Instant now)
      : m_rules(rules),
        m_free(slots(store, {.staff = {}, .from = now + rules.lead, .free_only = true}, now)) {}

  std::vector<Slot> take(const Call& call) {
    const auto staff = m_rules.staff.value_or(call.owner);
    std::vector<Slot> taken;
    std::vector<Slot> left;
    for (auto& slot : m_free) {
      const bool fits = taken.size() < m_rules.count && (staff.empty() || slot.staff == staff) &&
                        (taken.empty() || slot.starts_at >= taken.back().ends_at);
      (fits ? taken : left).push_back(std::move(slot));
    }
    m_free = std::move(left);
    return taken;
  }

 private:
  const OfferRules& m_rules;
  std::vector<Slot> m_free;
};

std::vector<Slot> named_slots(const store::Store& store, const OfferRules& rules, Instant now) {
  std::vector<Slot> found;
  for (const auto& name : rules.slots) {
    auto slot = find_slot(store, name);
    if (slot.starts_at <= now || !slot.is_free(now)) {
      throw Error(Kind::refused, fmt::format("'{}' is not free", slot_ref(slot.id)),
                  "'qlab calls slots list --free' shows those that are");
    }
    found.push_back(std::move(slot));
  }
  std::ranges::sort(found, {}, &Slot::starts_at);
  return found;
}

/// How often times were proposed for the call: each time is another letter.
std::int64_t count_offers(const store::Store& store, std::int64_t call) {
  return store
      .first("SELECT count(*) FROM call_history WHERE call_id = ? AND event = ?", call,
             name(Event::propose))
      ->integer(0);
}

Instant kept_until(const std::vector<Slot>& slots, const OfferRules& rules, Instant now) {
  auto until = now + rules.hold;
  if (!slots.empty()) until = std::min<Instant>(until, slots.front().starts_at);
  return until;
}

class Planner {
 public:
  Planner(const store::Store& store, const OfferRules& rules, Instant now)
      : m_store(store),
        m_rules(rules),
        m_now(now),
        m_decider(store, rules.round),
        m_pool(store, rules, now) {}

  void plan(const Call& call) {
    require_possible(call, Event::propose);
    auto notice = notice_about(call, Occasion::offer);
    notice.occurrence = std::to_string(count_offers(m_store, call.id) + 1);
    auto why = objection(call);
    if (!why && m_rules.round.max && m_round.count_in() >= *m_rules.round.max) {
      why = mail::Objection{mail::Reason::over_max,
                            fmt::format("more than {} at once", *m_rules.round.max)};
    }
    if (!why) {
      notice.slots =
          m_rules.slots.empty() ? m_pool.take(call) : named_slots(m_store, m_rules, m_now);
      if (notice.slots.empty()) {
        why = mail::Objection{mail::Reason::no_slot, "no slot is free for it"};
      }
      notice.until = kept_until(notice.slots, m_rules, m_now);
      notice.useless_from = notice.until;
    }
    m_decider.add(m_round, std::move(notice), std::move(why));
  }

  Round take() { return std::move(m_round); }

 private:
  std::optional<mail::Objection> objection(const Call& call) {
    if (const auto held = held_for(m_store, call.id, m_now); !held.empty()) {
      return mail::Objection{mail::Reason::already_written,
                             fmt::format("{} times are kept for them until {}", held.size(),
                                         rfc3339(*held.front().held_until))};
    }
    const auto member = members::by_id(m_store, call.member);
    if (!member) return {};
    if (auto why = objection_to_call(m_store, *member, m_rules.round.basis)) return why;
    return m_decider.objection(*member);
  }

  const store::Store& m_store;
  const OfferRules& m_rules;
  Instant m_now;
  Decider m_decider;
  Pool m_pool;
  Round m_round;
};

/// Another offer may have been made, or a time booked, since it was planned.
bool propose(store::Store& store, Item& item, const Setting& setting, Instant now) {
  if (item.out) return false;
  auto& notice = item.notice;
  auto call = by_id(store, notice.call.id).value();
  const bool offered = !after(call.state, Event::propose) || !held_for(store, call.id, now).empty();
  if (offered) {
    item.out = mail::Objection{mail::Reason::already_written, "it was offered or booked meanwhile"};
    return false;
  }
  release_slots(store, call.id);
  for (const auto& slot : notice.slots) {
    if (hold_slot(store, slot.id, call.id, *notice.until, now)) continue;
    throw Error(Kind::refused, fmt::format("'{}' was taken meanwhile", slot_ref(slot.id)),
                "nothing was offered; try again");
  }
  if (call.uid.empty()) call.uid = new_uid(setting.domain);
  take(store, call,
       {Event::propose, Source::staff,
        fmt::format("{} times until {}", notice.slots.size(), rfc3339(*notice.until))},
       now);
  notice.call = std::move(call);
  return true;
}

}  // namespace

Round plan_offers(const store::Store& store, const std::vector<Call>& calls,
                  const OfferRules& rules, Instant now) {
  Planner planner(store, rules, now);
  for (const auto& call : calls) planner.plan(call);
  return planner.take();
}

std::vector<Call> calls_to_arrange(const store::Store& store, const members::Query& query) {
  std::vector<Call> found;
  for (const auto id : members::ids(store, query)) {
    const auto calls = of_member(store, id);
    const auto one = std::ranges::find_if(
        calls, [](const Call& call) { return after(call.state, Event::propose).has_value(); });
    if (one != calls.end()) found.push_back(*one);
  }
  return found;
}

void queue_offers(store::Store& store, const mail::Desk& desk, const Setting& setting, Round& round,
                  Instant now) {
  const auto act = [&](store::Store& in, Item& item) { return propose(in, item, setting, now); };
  carry_out(store, &desk, setting, round, act,
            fmt::format("proposed times for {} calls", round.count_in()), now);
}

}  // namespace qlab::calls

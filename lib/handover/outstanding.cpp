// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/outstanding.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "lib/comments/people.hpp"
#include "lib/mail/figures.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/find.hpp"
#include "lib/scenarios/figures.hpp"
#include "lib/webinar/voices.hpp"

namespace qlab::handover {
namespace {

constexpr auto between_contacts = std::chrono::days(7);

Outcome outcome_of(webinar::Voice voice) {
  switch (voice) {
    case webinar::Voice::attended:
      return Outcome::attended;
    case webinar::Voice::coming:
      return Outcome::coming;
    case webinar::Voice::declined:
      return Outcome::declined;
    case webinar::Voice::other:
      break;
  }
  return Outcome::answered_otherwise;
}

std::vector<Fact> from_webinars(const store::Store& store, Instant now) {
  std::vector<Fact> facts;
  for (const auto& [member, voice, at] : webinar::heard(store, now)) {
    facts.push_back({member, outcome_of(voice), at});
  }
  return facts;
}

std::vector<Fact> answered_otherwise(const std::vector<std::int64_t>& members) {
  std::vector<Fact> facts;
  for (const auto member : members) facts.push_back({member, Outcome::answered_otherwise, {}});
  return facts;
}

std::vector<Fact> from_scenarios(const store::Store& store, Instant /*now*/) {
  return answered_otherwise(scenarios::ids_answered(store));
}

std::vector<Fact> from_comments(const store::Store& store, Instant /*now*/) {
  return answered_otherwise(comments::ids_of_authors(store));
}

/// Who knows what became of members. A room that learns more adds its function here.
constexpr std::array sources{from_webinars, from_scenarios, from_comments};

/// All facts, by member, the strongest first and of equal ones the newest.
std::vector<Fact> all_facts(const store::Store& store, Instant now) {
  std::vector<Fact> all;
  for (const auto source : sources) {
    const auto facts = source(store, now);
    all.insert(all.end(), facts.begin(), facts.end());
  }
  std::sort(all.begin(), all.end(), [](const Fact& a, const Fact& b) {
    return std::tuple(a.member, a.outcome, b.at) < std::tuple(b.member, b.outcome, a.at);
  });
  return all;
}

/// Finds the entry of a member among entries in the order of members.
template <class Entry>
const Entry* entry_of(const std::vector<Entry>& entries, std::int64_t member) {
  const auto found =
      std::lower_bound(entries.begin(), entries.end(), member,
                       [](const Entry& entry, std::int64_t id) { return entry.member < id; });
  return found != entries.end() && found->member == member ? &*found : nullptr;
}

bool contains(const std::vector<std::int64_t>& ids, std::int64_t member) {
  return std::binary_search(ids.begin(), ids.end(), member);
}

/// What is said of members who said nothing themselves.
Outcome without_answer(const members::Member& member, std::int64_t contacts, std::int64_t enough) {
  using members::Unmailable;
  const bool by_member = member.delivery_by == members::delivery_deciders.front();
  // Whoever was never asked can be: that is no reason not to be reached.
  const auto why = members::unmailable(member, members::Basis::relationship);
  if (why == Unmailable::refused || why == Unmailable::withdrawn) return Outcome::opted_out;
  if (why == Unmailable::delivery_off && by_member) return Outcome::opted_out;
  if (why && why != Unmailable::not_given) return Outcome::unreachable;
  return contacts >= enough ? Outcome::no_answer : Outcome::waiting;
}

class Accountant {
 public:
  Accountant(const store::Store& store, std::int64_t enough, Instant now)
      : m_facts(all_facts(store, now)),
        m_contacts(mail::contacts(store)),
        m_no_calls(members::ids_who_said_no(store, members::Purpose::call)),
        m_enough(enough),
        m_now(now) {}

  [[nodiscard]] Outstanding account(const members::Member& member) const {
    Outstanding result;
    result.member = member.id;
    result.name = member.name;
    const auto* contacts = entry_of(m_contacts, member.id);
    if (contacts != nullptr) result.contacts = contacts->messages;
    if (const auto* fact = entry_of(m_facts, member.id)) {
      result.outcome = fact->outcome;
      result.at = fact->at;
    } else {
      result.outcome = without_answer(member, result.contacts, m_enough);
      if (contacts != nullptr) result.at = contacts->last;
    }
    plan_next(result);
    return result;
  }

 private:
  void plan_next(Outstanding& result) const {
    const bool may_call = !contains(m_no_calls, result.member);
    switch (result.outcome) {
      case Outcome::attended:
      case Outcome::opted_out:
        return;
      case Outcome::coming:
        result.next = "see whether they come";
        result.next_at = result.at;
        return;
      case Outcome::declined:
      case Outcome::no_answer:
        if (!may_call) return;
        result.next = "arrange a call";
        break;
      case Outcome::answered_otherwise:
        if (!may_call) return;
        result.next = "offer a call";
        break;
      case Outcome::unreachable:
        result.next = "find another channel";
        break;
      case Outcome::waiting:
        result.next = result.contacts == 0 ? "invite" : "write again";
        break;
    }
    const bool rests = result.outcome == Outcome::waiting && result.at;
    result.next_at = rests ? std::max(m_now, *result.at + between_contacts) : m_now;
  }

  std::vector<Fact> m_facts;
  std::vector<mail::Contacts> m_contacts;
  std::vector<std::int64_t> m_no_calls;
  std::int64_t m_enough;
  Instant m_now;
};

}  // namespace

void each_outstanding(const store::Store& store, const members::Query& query, std::int64_t contacts,
                      Instant now, const std::function<void(const Outstanding&)>& call) {
  const Accountant accountant(store, contacts, now);
  members::each(store, query,
                [&](const members::Member& member) { call(accountant.account(member)); },
                {.addresses = true, .tags = false, .contact = true});
}

}  // namespace qlab::handover

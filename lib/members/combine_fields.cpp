// SPDX-License-Identifier: Apache-2.0
#include "lib/members/combine_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "lib/core/text.hpp"

namespace qlab::members {
namespace {

constexpr std::string_view same = "both say the same";
constexpr std::string_view only_kept = "only the one who stays says it";
constexpr std::string_view only_duplicate = "only the duplicate says it";

/// What is said beats what is not; else the one who stays.
Decision decide(std::string_view field, const std::string& kept, const std::string& duplicate,
                std::string_view nothing = {}) {
  Decision decision{std::string(field), kept, duplicate, kept, Winner::kept, {}};
  const bool silent = kept == nothing;
  if (silent && duplicate == nothing) {
    decision.winner = Winner::neither;
    decision.why = "neither says it";
  } else if (kept == duplicate) {
    decision.winner = Winner::both;
    decision.why = same;
  } else if (silent) {
    decision.winner = Winner::duplicate;
    decision.result = duplicate;
    decision.why = only_duplicate;
  } else {
    decision.conflict = duplicate != nothing;
    decision.why = decision.conflict ? "the one who stays decides; both are kept" : only_kept;
  }
  return decision;
}

std::string shown_delivery(const Member& member) {
  return member.delivery + (member.delivery_by.empty() ? "" : " by " + member.delivery_by);
}

/// Off beats on; of two who turned it off, the one whose word weighs more.
Decision decide_delivery(const Member& kept, const Member& duplicate, Member& result) {
  const auto weight = [](const Member& member) {
    if (member.delivery == deliveries.front()) return delivery_deciders.size() + 1;
    const auto* const by =
        std::find(delivery_deciders.begin(), delivery_deciders.end(), member.delivery_by);
    return static_cast<std::size_t>(by - delivery_deciders.begin());
  };
  const bool duplicate_wins = weight(duplicate) < weight(kept);
  const auto& stricter = duplicate_wins ? duplicate : kept;
  result.delivery = stricter.delivery;
  result.delivery_by = stricter.delivery_by;
  const bool equal = weight(duplicate) == weight(kept);
  return {"delivery",
          shown_delivery(kept),
          shown_delivery(duplicate),
          shown_delivery(stricter),
          equal ? Winner::both : (duplicate_wins ? Winner::duplicate : Winner::kept),
          std::string(equal ? same : "the stricter word holds"),
          !equal};
}

std::string shown(const std::vector<MemberAddress>& addresses) {
  std::vector<std::string> all;
  for (const auto& address : addresses) {
    all.push_back(address.shown + (address.state == AddressState::bad ? " (bad)" : ""));
  }
  return text::join(all, ", ");
}

Decision decide_addresses(const Member& kept, const Member& duplicate, Member& result) {
  result.addresses.insert(result.addresses.end(), duplicate.addresses.begin(),
                          duplicate.addresses.end());
  return {"addresses",
          shown(kept.addresses),
          shown(duplicate.addresses),
          shown(result.addresses),
          Winner::both,
          "all are kept, each in its state; the first stays the primary one"};
}

Decision decide_tags(const Member& kept, const Member& duplicate, Member& result) {
  for (const auto& tag : duplicate.tags) add_tags(result.tags, tag);
  std::sort(result.tags.begin(), result.tags.end());
  return {"tags",
          text::join(kept.tags, ", "),
          text::join(duplicate.tags, ", "),
          text::join(result.tags, ", "),
          Winner::both,
          "all are kept"};
}

Decision decide_joined(const Member& kept, const Member& duplicate, Member& result) {
  result.joined = std::min(kept.joined, duplicate.joined);
  const bool duplicate_wins = duplicate.joined < kept.joined;
  const bool equal = duplicate.joined == kept.joined;
  return {"joined",
          rfc3339(kept.joined),
          rfc3339(duplicate.joined),
          rfc3339(result.joined),
          equal ? Winner::both : (duplicate_wins ? Winner::duplicate : Winner::kept),
          std::string(equal ? same : "the earlier day holds"),
          !equal};
}

/// How strict a state is; what nobody said is not a word at all.
int strictness(ConsentState state) {
  switch (state) {
    case ConsentState::unknown:
      return 0;
    case ConsentState::asked:
      return 1;
    case ConsentState::given:
      return 2;
    case ConsentState::refused:
      return 3;
    case ConsentState::withdrawn:
      return 4;
  }
  return 0;
}

Decision decide_consent(const Consent& kept, const Consent& duplicate, const Consent& result) {
  const auto& recipient = kept.recipient.empty() ? duplicate.recipient : kept.recipient;
  auto decision = decide(
      fmt::format("consent:{}{}{}", name(result.purpose), recipient.empty() ? "" : ":", recipient),
      std::string(name(kept.state)), std::string(name(duplicate.state)),
      name(ConsentState::unknown));
  decision.result = name(result.state);
  if (!decision.conflict) return decision;
  decision.winner = result.state == kept.state ? Winner::kept : Winner::duplicate;
  decision.why = result.state == ConsentState::given ? "an answer beats having been asked"
                                                     : "the stricter word holds";
  return decision;
}

}  // namespace

CombinedFields combine_fields(const Member& kept, const Member& duplicate) {
  CombinedFields combined{kept, {}};
  auto& member = combined.member;
  const auto take = [&](std::string_view field, std::string Member::*value,
                        std::string_view nothing = {}) {
    combined.decisions.push_back(decide(field, kept.*value, duplicate.*value, nothing));
    member.*value = combined.decisions.back().result;
  };
  take("name", &Member::name);
  take("organisation", &Member::organisation);
  take("role", &Member::role);
  take("nation", &Member::nation);
  take("relation", &Member::relation);
  take("outlook", &Member::outlook, outlooks.back());
  take("interest", &Member::interest, interests.back());
  take("account", &Member::account);
  combined.decisions.push_back(decide_delivery(kept, duplicate, member));
  combined.decisions.push_back(decide_joined(kept, duplicate, member));
  combined.decisions.push_back(decide_addresses(kept, duplicate, member));
  combined.decisions.push_back(decide_tags(kept, duplicate, member));
  return combined;
}

std::vector<CombinedConsent> combine_consents(const std::vector<Consent>& kept,
                                              const std::vector<Consent>& duplicate) {
  using Both = std::pair<Consent, Consent>;
  std::map<std::pair<Purpose, std::string>, Both> by_purpose;
  for (const auto& one : kept) by_purpose[{one.purpose, one.recipient}].first = one;
  for (const auto& one : duplicate) by_purpose[{one.purpose, one.recipient}].second = one;
  std::vector<CombinedConsent> combined;
  for (auto& [what, both] : by_purpose) {
    const auto& [mine, other] = both;
    const bool equal = strictness(other.state) == strictness(mine.state);
    const bool proves_more = mine.evidence.empty() && !other.evidence.empty();
    const bool duplicate_wins =
        equal ? proves_more : strictness(other.state) > strictness(mine.state);
    auto result = duplicate_wins ? other : mine;
    auto decision = decide_consent(mine, other, result);
    combined.push_back({std::move(result), std::move(decision)});
  }
  return combined;
}

}  // namespace qlab::members

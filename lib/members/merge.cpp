// SPDX-License-Identifier: Apache-2.0
#include "lib/members/merge.hpp"

#include <algorithm>

namespace qlab::members {
namespace {

/// Puts what was said into the member's own row; true where that changes something.
bool amend(Member& member, const Row& row) {
  bool changed = false;
  const auto put = [&](std::string& value, const Said& said) {
    if (!said || value == *said) return;
    value = *said;
    changed = true;
  };
  put(member.name, row.name);
  put(member.organisation, row.organisation);
  put(member.role, row.role);
  put(member.nation, row.nation);
  put(member.relation, row.relation);
  put(member.account, row.account);
  put(member.outlook, row.outlook);
  put(member.interest, row.interest);
  if (row.delivery_off) put(member.delivery, deliveries.back());
  return changed;
}

template <class Item, class Known>
bool contains(const Known& known, const Item& item) {
  return std::find(known.begin(), known.end(), item) != known.end();
}

bool has_address(const Member& member, const Address& address) {
  return std::any_of(member.addresses.begin(), member.addresses.end(),
                     [&](const MemberAddress& known) { return known.key == address.key; });
}

}  // namespace

Changes merge(const Row& row, Member& member, std::span<const Participation> participations) {
  Changes changes;
  changes.row = amend(member, row);
  changes.clears_tags = row.clears_tags && !member.tags.empty();
  auto& added = changes.additions;
  for (const auto& address : row.addresses) {
    if (!has_address(member, address)) added.addresses.push_back(address);
  }
  for (const auto& tag : row.tags) {
    const bool there = !changes.clears_tags && contains(member.tags, tag);
    if (!there && !contains(added.tags, tag)) added.tags.push_back(tag);
  }
  for (const auto& part : row.participations) {
    const bool there = contains(participations, part) || contains(added.participations, part);
    if (!there) added.participations.push_back(part);
  }
  added.bad_address = row.bad_address && !member.addresses.empty() &&
                      member.addresses.front().state == AddressState::ok;
  return changes;
}

std::optional<Consent> consent_of(Wish wish, ConsentState present, const std::string& fresh_consent,
                                  const std::string& where) {
  const bool is_out = present == ConsentState::refused || present == ConsentState::withdrawn;
  Consent consent;
  consent.channel = "import";
  consent.evidence = where;
  if (wish == Wish::no && !is_out) {
    const bool was_given = present == ConsentState::given;
    consent.state = was_given ? ConsentState::withdrawn : ConsentState::refused;
    return consent;
  }
  if (wish != Wish::yes || fresh_consent.empty() || present == ConsentState::given) return {};
  consent.state = ConsentState::given;
  consent.evidence = fresh_consent;
  return consent;
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/merge.hpp"

#include <algorithm>

#include "lib/members/consent_change.hpp"

namespace qlab::members {
namespace {

/// Puts what was said into the member's own row.
void amend(Member& member, const Row& row, OnConflict on_conflict, Changes& changes) {
  const auto put = [&](Column column, std::string& value, const Said& said) {
    if (!said || value == *said) return;
    // Nobody chose to be undecided or unknown: it is how an outlook or an interest is empty.
    const bool unsaid = (column == Column::outlook && value == outlooks.back()) ||
                        (column == Column::interest && value == interests.back());
    const bool filled = !value.empty() && !unsaid;
    if (filled && !changes.conflict) changes.conflict = column;
    if (filled && on_conflict != OnConflict::update) return;
    value = *said;
    changes.row = true;
  };
  put(Column::name, member.name, row.name);
  put(Column::organisation, member.organisation, row.organisation);
  put(Column::role, member.role, row.role);
  put(Column::nation, member.nation, row.nation);
  put(Column::relation, member.relation, row.relation);
  put(Column::account, member.account, row.account);
  put(Column::outlook, member.outlook, row.outlook);
  put(Column::interest, member.interest, row.interest);
}

void stop_delivery(Member& member, const Row& row, Changes& changes) {
  if (!row.delivery_off || member.delivery == deliveries.back()) return;
  member.delivery = deliveries.back();
  changes.row = true;
}

bool clears_tags(const Member& member, const Row& row, OnConflict on_conflict, Changes& changes) {
  if (!row.clears_tags || member.tags.empty()) return false;
  if (!changes.conflict) changes.conflict = Column::tags;
  return on_conflict == OnConflict::update;
}

/// Those of the row's bad addresses that count as good, and are the member's or become so.
std::vector<std::string> newly_bad(const Member& member, const Row& row) {
  std::vector<std::string> bad;
  for (const auto& key : row.bad_addresses) {
    const auto known =
        std::find_if(member.addresses.begin(), member.addresses.end(),
                     [&](const MemberAddress& address) { return address.key == key; });
    const bool is_good = known != member.addresses.end() && known->state == AddressState::ok;
    const auto is_it = [&](const Address& address) { return address.key == key; };
    const bool is_new = known == member.addresses.end() &&
                        std::any_of(row.addresses.begin(), row.addresses.end(), is_it);
    if (is_good || is_new) bad.push_back(key);
  }
  return bad;
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

Changes merge(const Row& row, Member& member, std::span<const Participation> participations,
              OnConflict on_conflict) {
  Changes changes;
  amend(member, row, on_conflict, changes);
  stop_delivery(member, row, changes);
  changes.clears_tags = clears_tags(member, row, on_conflict, changes);
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
  added.bad_addresses = newly_bad(member, row);
  return changes;
}

Changes make_stricter(const Row& row, Member& member) {
  Changes changes;
  stop_delivery(member, row, changes);
  for (const auto& key : row.bad_addresses) {
    const auto is_good = [&](const MemberAddress& known) {
      return known.key == key && known.state == AddressState::ok;
    };
    if (std::any_of(member.addresses.begin(), member.addresses.end(), is_good)) {
      changes.additions.bad_addresses.push_back(key);
    }
  }
  return changes;
}

std::optional<Consent> consent_of(Wish wish, ConsentState present, const std::string& fresh_consent,
                                  const std::string& where) {
  if (wish == Wish::not_said) return {};
  const bool agrees = wish == Wish::yes;
  if (agrees && fresh_consent.empty()) return {};
  // Who withdrew has said yes before, though this store may not have heard it.
  const bool heard = present != ConsentState::unknown && present != ConsentState::asked;
  const bool unheard_yes = wish == Wish::withdrawn && !heard;
  const auto [verdict, state] = judge(unheard_yes ? ConsentState::given : present,
                                      agrees ? ConsentState::given : ConsentState::refused);
  if (verdict != Verdict::recorded && verdict != Verdict::needs_evidence) return {};
  Consent consent;
  consent.state = state;
  consent.channel = "import";
  consent.evidence = agrees ? fresh_consent : where;
  return consent;
}

}  // namespace qlab::members

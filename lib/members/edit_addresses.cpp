// SPDX-License-Identifier: Apache-2.0
#include "lib/members/edit_addresses.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/new_address.hpp"

namespace qlab::members {
namespace {

using Place = std::vector<MemberAddress>::iterator;

Place place_of(Member& member, const std::string& text) {
  const auto parsed = parse_address(text);
  return std::find_if(
      member.addresses.begin(), member.addresses.end(),
      [&](const MemberAddress& known) { return parsed && known.key == parsed->key; });
}

Place required(Member& member, const std::string& text) {
  const auto found = place_of(member, text);
  if (found != member.addresses.end()) return found;
  const auto who = ref(Letter::member, member.id);
  throw Error(Kind::not_found,
              fmt::format("{} has no address '{}'", who, text::terminal_safe(text)),
              fmt::format("'qlab members view {}' lists them", who));
}

/// The address and its state, which a corrected one does not inherit: "anna@example.org (bad)".
std::string shown(const MemberAddress& address) {
  return address.state == AddressState::bad ? address.shown + " (bad)" : address.shown;
}

void replace(const store::Store& store, const std::string& old_text, const std::string& new_text,
             Member& member, const NoteChange& note) {
  const auto found = required(member, old_text);
  const auto parsed = parse_address(new_text);
  // Another spelling of the same address is no new one.
  const bool same = parsed && parsed->key == found->key;
  auto address = same ? *parsed : new_address(store, new_text);
  const MemberAddress after{std::move(address.shown), std::move(address.key), AddressState::ok};
  note("address", shown(*found), shown(after));
  const bool was_primary = found == member.addresses.begin();
  *found = after;
  if (was_primary && member.delivery_by == delivery_deciders.back()) {
    decide_delivery(member, deliveries.front(), delivery_deciders.back(), note);
  }
}

void add(const store::Store& store, const std::string& text, Member& member,
         const NoteChange& note) {
  if (place_of(member, text) != member.addresses.end()) return;
  auto address = new_address(store, text);
  note("address", "", address.shown);
  member.addresses.push_back({std::move(address.shown), std::move(address.key), AddressState::ok});
}

void remove(const std::string& text, Member& member, const NoteChange& note) {
  const auto found = required(member, text);
  note("address", shown(*found), "");
  member.addresses.erase(found);
}

void make_primary(const std::string& text, Member& member, const NoteChange& note) {
  const auto found = required(member, text);
  if (found == member.addresses.begin()) return;
  note("primary", shown(member.addresses.front()), shown(*found));
  std::rotate(member.addresses.begin(), found, found + 1);
}

}  // namespace

bool edit_addresses(const store::Store& store, const Edit& edit, Member& member,
                    const NoteChange& note) {
  bool changed = false;
  const NoteChange watch = [&](std::string_view field, std::string before, std::string after) {
    const bool differs = note(field, std::move(before), std::move(after));
    changed = changed || differs;
    return differs;
  };
  for (const auto& [before, after] : edit.replaced_emails) {
    replace(store, before, after, member, watch);
  }
  for (const auto& text : edit.added_emails) add(store, text, member, watch);
  for (const auto& text : edit.removed_emails) remove(text, member, watch);
  if (!edit.primary.empty()) make_primary(edit.primary, member, watch);
  return changed;
}

}  // namespace qlab::members

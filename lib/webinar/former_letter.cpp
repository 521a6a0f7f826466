// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/former_letter.hpp"

#include "lib/core/address.hpp"
#include "lib/core/ids.hpp"

namespace qlab::webinar {
namespace {

bool goes_elsewhere_now(const members::Member& member, std::string_view address) {
  if (member.addresses.empty()) return false;
  const auto parsed = parse_address(address);
  return !parsed || parsed->key != member.addresses.front().key;
}

bool is_lost(const mail::Holder& letter, const members::Member& member, const CameBack& came_back) {
  if (letter.state == mail::State::cancelled) return true;
  if (letter.state != mail::State::failed && letter.state != mail::State::sent) return false;
  if (!goes_elsewhere_now(member, letter.address)) return false;
  return letter.state == mail::State::failed || (came_back && came_back(letter.id));
}

}  // namespace

FormerLetter former_letter(const store::Store& store, const mail::Place& place,
                           const members::Member& member, const CameBack& came_back) {
  const auto letter = mail::holder(store, place);
  if (!letter) return {};
  if (is_lost(*letter, member, came_back)) return {false, letter->id};
  return {true, {}};
}

bool was_reached(const store::Store& store, const Webinar& webinar, const members::Member& member,
                 const CameBack& came_back) {
  auto row = store.prepare(
      "SELECT id, state, address FROM message WHERE purpose IN ('invite', 'update', 'again')"
      " AND object = ? AND recipient = ? AND state IN ('sent', 'sending', 'uncertain')"
      " AND NOT instr(occurrence, '#')");  // another was written in its place
  row.bind(ref(Letter::webinar, webinar.id), ref(Letter::member, member.id));
  while (row.step()) {
    const auto state = mail::parse_state(row.view(1)).value_or(mail::State::sent);
    if (!is_lost({row.integer(0), state, row.text(2)}, member, came_back)) return true;
  }
  return false;
}

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/consent.hpp"

#include "lib/members/consent_row.hpp"

namespace qlab::members {
namespace {

Consent read(const store::Statement& row) {
  return {.purpose = named<Purpose>(purposes, row.view(0)).value(),
          .recipient = row.text(1),
          .state = named<ConsentState>(consent_states, row.view(2)).value(),
          .channel = row.text(3),
          .evidence = row.text(4),
          .wording = row.text(5)};
}

}  // namespace

std::string_view name(Purpose purpose) { return purposes.at(static_cast<std::size_t>(purpose)); }

void append_consent(store::Store& store, std::int64_t member_id, const Consent& consent,
                    Instant now) {
  store.run(
      "INSERT INTO consent (member_id, purpose, recipient, state, channel, evidence, wording,"
      " actor, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      member_id, name(consent.purpose), consent.recipient, name(consent.state), consent.channel,
      consent.evidence, consent.wording, store.author().actor, now);
}

ConsentState consent_state(const store::Store& store, std::int64_t member_id, Purpose purpose,
                           std::string_view recipient) {
  // Named, or SQLite prepares the query anew for each purpose: another index is of one purpose
  // only.
  const auto row = store.first(
      "SELECT state FROM consent INDEXED BY consent_present WHERE member_id = ?"
      " AND purpose = ? AND recipient = ? ORDER BY id DESC LIMIT 1",
      member_id, name(purpose), recipient);
  return row ? named<ConsentState>(consent_states, row->view(0)).value() : ConsentState::unknown;
}

std::vector<Consent> consents(const store::Store& store, std::int64_t member_id) {
  auto rows = store.prepare(
      "SELECT purpose, recipient, state, channel, evidence, wording FROM consent c"
      " WHERE member_id = ?1 AND id = (SELECT max(id) FROM consent WHERE member_id = ?1"
      " AND purpose = c.purpose AND recipient = c.recipient) ORDER BY purpose, recipient");
  rows.bind(member_id);
  std::vector<Consent> present;
  while (rows.step()) present.push_back(read(rows));
  return present;
}

std::string_view reason(Unmailable why) {
  switch (why) {
    case Unmailable::no_address:
      return "no address is known";
    case Unmailable::bad_address:
      return "the address is bad";
    case Unmailable::delivery_off:
      return "delivery is off";
    case Unmailable::refused:
      return "mail was refused";
    case Unmailable::withdrawn:
      return "consent to mail was withdrawn";
    case Unmailable::not_given:
      return "consent to mail was not given";
  }
  return "";
}

mail::Objection objection(Unmailable why) {
  const auto word = [&] {
    switch (why) {
      case Unmailable::no_address:
        return mail::Reason::no_address;
      case Unmailable::bad_address:
        return mail::Reason::bad_address;
      case Unmailable::delivery_off:
        return mail::Reason::delivery_off;
      case Unmailable::refused:
        return mail::Reason::refused;
      case Unmailable::withdrawn:
        return mail::Reason::withdrawn;
      case Unmailable::not_given:
        break;
    }
    return mail::Reason::not_given;
  };
  return {word(), std::string(reason(why))};
}

std::optional<Unmailable> unmailable(const Member& member, Basis basis) {
  if (member.contact == ConsentState::refused) return Unmailable::refused;
  if (member.contact == ConsentState::withdrawn) return Unmailable::withdrawn;
  if (member.addresses.empty()) return Unmailable::no_address;
  if (member.addresses.front().state == AddressState::bad) return Unmailable::bad_address;
  if (member.delivery == "off") return Unmailable::delivery_off;
  if (member.contact == ConsentState::given) return {};
  if (basis == Basis::relationship && !member.relation.empty()) return {};
  return Unmailable::not_given;
}

}  // namespace qlab::members

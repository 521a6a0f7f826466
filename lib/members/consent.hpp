// SPDX-License-Identifier: Apache-2.0
// What members agreed to: append-only rows, of which the newest per purpose and recipient holds.
// Whether a member may be written to is decided here and nowhere else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/mail/reason.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

enum class Purpose { contact, call, listing, quote, handover };
inline constexpr Names<5> purposes{"contact", "call", "listing", "quote", "handover"};
std::string_view name(Purpose purpose);

struct Consent {
  Purpose purpose = Purpose::contact;
  std::string recipient;  ///< whom a handover consent names, else empty
  ConsentState state = ConsentState::unknown;
  std::string channel;   ///< how it was said: mail, call, import ...
  std::string evidence;  ///< where that can be looked up
  std::string wording;   ///< the version of the text that was agreed to
};

/// The present state of one consent.
ConsentState consent_state(const store::Store& store, std::int64_t member_id, Purpose purpose,
                           std::string_view recipient = {});

/// The present consents of a member, those never asked for left out.
std::vector<Consent> consents(const store::Store& store, std::int64_t member_id);

/// What allows mail to members who were never asked (send.basis).
enum class Basis { relationship, consent };

enum class Unmailable { no_address, bad_address, delivery_off, refused, withdrawn, not_given };

/// Why, in words: "mail was refused".
std::string_view reason(Unmailable why);

/// The same as every plan and explanation says it.
mail::Objection objection(Unmailable why);

/// Why no mail may go to this member, read with addresses and contact; nothing where it may.
std::optional<Unmailable> unmailable(const Member& member, Basis basis);

}  // namespace qlab::members

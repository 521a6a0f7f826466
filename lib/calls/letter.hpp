// SPDX-License-Identifier: Apache-2.0
// One letter about one call: what it says, in both zones, and the calendar object that travels with
// it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/calendar/ics.hpp"
#include "lib/calls/call.hpp"
#include "lib/calls/occasion.hpp"
#include "lib/calls/slot.hpp"
#include "lib/core/clock.hpp"
#include "lib/mail/addressing.hpp"
#include "lib/mail/desk.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/template.hpp"

namespace qlab::calls {

/// What [calls] and its neighbours in the configuration say.
struct Setting {
  std::string zone;    ///< of staff, IANA
  std::string url;     ///< where calls are held; empty: by telephone
  std::string domain;  ///< of UIDs; may be empty
};

/// As many times as one letter offers.
inline constexpr std::size_t most_offered = 5;

/// The variables of every letter about a call. Of an offer the times are slot1 to slot5, each with
/// the address that chooses it, and there is no date; of every other letter it is the other way
/// round.
inline constexpr std::array<std::string_view, 24> letter_variables{
    "choose1", "choose2", "choose3", "choose4", "choose5",      "date",      "day",   "elsewhere",
    "hours",   "length",  "name",    "phone",   "organisation", "sender",    "slot1", "slot2",
    "slot3",   "slot4",   "slot5",   "staff",   "stop",         "stop_page", "until", "url"};

struct Notice {
  Occasion occasion = Occasion::invite;
  std::string letter = "call-invite";  ///< the name of the template
  std::string occurrence;              ///< tells apart what a member may get again; see mail::Place
  Call call;                           ///< as it is when the letter is read
  std::vector<Slot> slots;             ///< of an offer
  std::optional<Instant> until;        ///< of an offer: how long they are kept
  bool automatic = false;              ///< nobody asked for it now: it keeps quiet hours
  std::optional<Instant> useless_from;  ///< sent later it would only confuse

  [[nodiscard]] bool has_calendar() const {
    return occasion != Occasion::offer && occasion != Occasion::remind;
  }
};

/// The letter that is named as its occasion, about the revision that the call is at.
Notice notice_about(Call call, Occasion occasion);

/// The word of the address that chooses a slot: letters only, since tokens are read so.
std::string choice_word(std::int64_t slot);

/// The slot that such a word chooses; nothing for any other word.
std::optional<std::int64_t> chosen_slot(std::string_view word);

/// The call as an event for its member. Without an address that is read it has no organizer.
calendar::Event event_of(const Call& call, const mail::Host& host, const Setting& setting,
                         const mail::Mailbox& member, Occasion occasion, Instant now);

/// The whole letter, ready for the Composer.
mail::Message write_letter(const mail::Templates& templates, const mail::Host& host,
                           const Setting& setting, const Notice& notice, const mail::Mailbox& to,
                           const mail::Handle& handle, Instant now);

/// The place of the letter in the outbox: a second one is never queued.
mail::Place place_of(const Notice& notice);

}  // namespace qlab::calls

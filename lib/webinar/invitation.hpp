// SPDX-License-Identifier: Apache-2.0
// One invitation: what the letter says, and the calendar object that travels with it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lib/calendar/ics.hpp"
#include "lib/core/clock.hpp"
#include "lib/mail/addressing.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/template.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// Who writes the letter.
struct Host {
  mail::Identity identity;
  std::string organisation;  ///< may be empty
};

/// The variables of the letter "invite".
inline constexpr std::array<std::string_view, 13> invitation_variables{
    "date", "day",       "hours", "length", "name", "organisation", "sender",
    "stop", "stop_page", "title", "url",    "utc",  "zone"};

/// Their values. What is not known is empty.
mail::Values invitation_values(const Webinar& webinar, const Host& host, const std::string& name,
                               const mail::Handle& handle);

/// The webinar as an event, stamped now: for one attendee a request, for nobody a publication; of a
/// cancelled webinar a cancellation. Without an address that is read it has no organizer.
calendar::Event event_of(const Webinar& webinar, const Host& host,
                         const std::optional<mail::Mailbox>& attendee, Instant now);

/// The whole invitation for one member, ready for the Composer.
mail::Message write_invitation(const mail::Templates& templates, const Webinar& webinar,
                               const Host& host, const mail::Mailbox& member,
                               const mail::Handle& handle, Instant now);

}  // namespace qlab::webinar

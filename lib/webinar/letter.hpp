// SPDX-License-Identifier: Apache-2.0
// One letter about a webinar: what it says, and the calendar object that travels with it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lib/calendar/ics.hpp"
#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/mail/addressing.hpp"
#include "lib/mail/desk.hpp"
#include "lib/mail/message.hpp"
#include "lib/mail/template.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

using mail::Host;

/// The variables of every letter.
inline constexpr std::array<std::string_view, 15> letter_variables{
    "date", "day",       "hours", "length", "name", "organisation", "rsvp_until", "sender",
    "stop", "stop_page", "title", "until",  "url",  "utc",          "zone"};

/// Those of a confirmation: one of maybe, no, waitlisted and yes is not empty.
inline constexpr std::array<std::string_view, 19> confirmation_variables{
    "date",         "day",        "hours",      "length", "maybe",     "name",  "no",
    "organisation", "rsvp_until", "sender",     "stop",   "stop_page", "title", "until",
    "url",          "utc",        "waitlisted", "yes",    "zone"};

/// Their values. What is not known is empty, as until where there is no offer.
mail::Values letter_values(const Webinar& webinar, const Host& host, const std::string& name,
                           const mail::Handle& handle, std::optional<Instant> until = {});

/// The webinar as an event, stamped now: for one attendee a request, for nobody a publication; of a
/// cancelled webinar a cancellation. Without an address that is read it has no organizer.
calendar::Event event_of(const Webinar& webinar, const Host& host,
                         const std::optional<mail::Mailbox>& attendee, Instant now);

enum class Occasion { invite, update, cancel, remind, offer, again, confirm };
inline constexpr Names<7> occasions{"invite", "update", "cancel", "remind",
                                    "offer",  "again",  "confirm"};

constexpr std::string_view name(Occasion occasion) {
  return occasions[static_cast<std::size_t>(occasion)];
}

/// What the templates of the letter that is named as the occasion may name.
constexpr std::span<const std::string_view> variables_of(Occasion occasion) {
  if (occasion == Occasion::confirm) return confirmation_variables;
  return letter_variables;
}

/// Why a letter is written, and which one it is.
struct Notice {
  Occasion occasion = Occasion::invite;
  std::string letter = "invite";  ///< the name of the template
  std::string occurrence;         ///< tells apart what a member may get again; see mail::Place
  std::optional<Instant> useless_from = {};  ///< sent later it would only confuse
  bool automatic = false;                    ///< nobody asked for it now: it keeps quiet hours
  std::optional<Instant> until = {};         ///< of an offer: how long the place is kept
  std::string_view answer = {};              ///< of a confirmation: yes, maybe, no or waitlisted

  /// Reminders and confirmations leave the calendar alone: they change nothing there.
  [[nodiscard]] bool has_calendar() const {
    return occasion != Occasion::remind && occasion != Occasion::confirm;
  }
};

/// The notice whose letter is named as its occasion, about the webinar as it is now: a changed
/// time, place or link is another occurrence. Nobody is invited once it has begun, nor told of a
/// change once it is over.
Notice notice_about(const Webinar& webinar, Occasion occasion);

/// The revision that a letter told, by its occurrence; nothing where that names none, as a
/// reminder's.
std::optional<std::int64_t> told_revision(std::string_view occurrence);

/// The letter of one notice to one member after another: what all of them are told is worked out
/// once. What it is made from must live longer.
class LetterWriter {
 public:
  LetterWriter(const mail::Templates& templates, const Webinar& webinar, const Host& host,
               const Notice& notice);

  /// The whole letter for one member, ready for the Composer.
  [[nodiscard]] mail::Message write(const mail::Mailbox& member, const mail::Handle& handle,
                                    Instant now) const;

 private:
  const mail::Templates& m_templates;
  const Webinar& m_webinar;
  const Host& m_host;
  const Notice& m_notice;
  mail::Values m_shared;  ///< the values that are nobody's own
};

/// The same for a single letter.
mail::Message write_letter(const mail::Templates& templates, const Webinar& webinar,
                           const Host& host, const Notice& notice, const mail::Mailbox& member,
                           const mail::Handle& handle, Instant now);

}  // namespace qlab::webinar

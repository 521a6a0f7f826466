// SPDX-License-Identifier: Apache-2.0
// Why somebody gets no mail: one list of words for every verb that sends, every plan, and whatever
// explains afterwards. Scripts depend on the words.
#pragma once

#include <string>
#include <string_view>

#include "lib/core/names.hpp"

namespace qlab::mail {

enum class Reason {
  already_written,  ///< their mail is in the outbox, whatever became of it
  answered,         ///< they said what they were asked
  over_max,         ///< more were selected than one command may write to
  not_due,          ///< its time has not come
  not_asked,        ///< nobody has decided about them yet
  no_address,
  bad_address,
  delivery_off,
  refused,
  withdrawn,
  not_given,    ///< consent is the basis, and nobody gave it
  suppressed,   ///< the address is never written to again
  member_gone,  ///< no longer in the register
  no_slot,      ///< no time is free that could be offered
  outdated,     ///< their mail says what is no longer so
};
inline constexpr Names<15> reasons{"already_written", "answered",   "over_max",    "not_due",
                                   "not_asked",       "no_address", "bad_address", "delivery_off",
                                   "refused",         "withdrawn",  "not_given",   "suppressed",
                                   "member_gone",     "no_slot",    "outdated"};

constexpr std::string_view name(Reason reason) { return reasons[static_cast<std::size_t>(reason)]; }

/// A reason with the words for people: "answered already: no". Never a name or an address.
struct Objection {
  Reason reason = Reason::not_asked;
  std::string text;

  bool operator==(const Objection&) const = default;
};

}  // namespace qlab::mail

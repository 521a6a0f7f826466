// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/cause.hpp"

#include <algorithm>
#include <array>

#include "lib/core/text.hpp"

namespace qlab::inbox {
namespace {

constexpr std::array<std::string_view, causes> names{
    "user-unknown",   "host-unknown", "moved",        "not-accepting", "access-denied",
    "rejected",       "user-unknown", "sender",       "relaying",      "authentication",
    "blocked",        "spam",         "virus",        "policy",        "content",
    "too-large",      "too-many",     "mailbox-full", "disabled",      "filtered",
    "local-delivery", "try-later",    "expired",      "network",       "system-error"};

/// Not permanent first; among those what says most about the matter.
constexpr std::array<Cause, causes> order{
    Cause::mailbox_full,   Cause::too_large,      Cause::sender,       Cause::relaying,
    Cause::authentication, Cause::virus,          Cause::spam,         Cause::blocked,
    Cause::too_many,       Cause::content,        Cause::policy,       Cause::filtered,
    Cause::disabled,       Cause::local_delivery, Cause::try_later,    Cause::expired,
    Cause::moved,          Cause::user_unknown,   Cause::host_unknown, Cause::not_accepting,
    Cause::network,        Cause::access_denied,  Cause::user_terse,   Cause::rejected_address,
    Cause::system};

struct Meaning {
  std::string_view status;  ///< subject and detail, "1.1"; ending in a dot: all of that subject
  Cause cause;
};

/// RFC 3463 3, RFC 7505, RFC 7372, and the IANA registry of enhanced status codes.
constexpr std::array<Meaning, 27> meanings{{
    {"1.1", Cause::user_unknown},    {"1.2", Cause::host_unknown},
    {"1.3", Cause::user_unknown},    {"1.6", Cause::moved},
    {"1.7", Cause::sender},          {"1.8", Cause::sender},
    {"1.9", Cause::sender},          {"1.10", Cause::not_accepting},
    {"2.1", Cause::disabled},        {"2.2", Cause::mailbox_full},
    {"2.3", Cause::too_large},       {"3.2", Cause::not_accepting},
    {"3.1", Cause::system},          {"3.3", Cause::content},
    {"3.4", Cause::too_large},       {"3.5", Cause::system},
    {"4.4", Cause::host_unknown},    {"4.7", Cause::expired},
    {"4.", Cause::network},          {"5.3", Cause::too_many},
    {"6.", Cause::content},          {"7.13", Cause::disabled},
    {"7.20", Cause::authentication}, {"7.25", Cause::authentication},
    {"7.26", Cause::authentication}, {"7.27", Cause::sender},
    {"7.", Cause::policy},
}};

const PhraseBook& book() {
  static const PhraseBook phrases{phrases_of_permanent_causes(), phrases_of_other_causes(),
                                  phrases_about_servers(), phrases_in_other_languages()};
  return phrases;
}

}  // namespace

std::string_view name(Cause cause) { return names.at(static_cast<std::size_t>(cause)); }

bool is_permanent(Cause cause) { return cause <= Cause::not_accepting; }

std::optional<Cause> Causes::leading() const {
  const auto found = std::ranges::find_if(order, [&](Cause cause) { return has(cause); });
  if (found == order.end()) return {};
  return *found;
}

Causes causes_in(std::string_view text) {
  Causes all;
  const Words words(text);
  book().look_up(words, [&](int meaning) { all.add(static_cast<Cause>(meaning)); });
  return all;
}

std::optional<Cause> cause_of_status(std::string_view status) {
  if (status.size() < 5 || status[1] != '.') return {};
  const auto detail = status.substr(2);
  const auto found = std::ranges::find_if(meanings, [&](const Meaning& meaning) {
    return meaning.status == detail ||
           (meaning.status.ends_with('.') && detail.starts_with(meaning.status));
  });
  if (found == meanings.end()) return {};
  return found->cause;
}

}  // namespace qlab::inbox

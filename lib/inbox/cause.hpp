// SPDX-License-Identifier: Apache-2.0
// Why a mail was not delivered, as mail servers say it: the causes, and the phrases by which each
// is known. Rules are about causes, not about servers: every server words them anew.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lib/inbox/words.hpp"

namespace qlab::inbox {

/// The first four are permanent: the address will never work again. Everything else may end, or is
/// about us, or about this one mail.
enum class Cause {
  user_unknown,
  host_unknown,
  moved,
  not_accepting,     ///< the host takes no mail at all
  access_denied,     ///< of a directory that knows its recipients: see judge()
  rejected_address,  ///< the same without a word why
  user_terse,        ///< "user unknown" and no more, which gateways say of anything: see judge()
  sender,            ///< our address or our server was refused
  relaying,
  authentication,  ///< SPF, DKIM, DMARC, DNS names, logins
  blocked,         ///< our server has a bad name
  spam,
  virus,
  policy,
  content,
  too_large,
  too_many,  ///< rates and limits
  mailbox_full,
  disabled,        ///< an account that is suspended may come back
  filtered,        ///< the recipient's own wish
  local_delivery,  ///< the program that puts mail into the mailbox
  try_later,
  expired,
  network,
  system,
};

inline constexpr int causes = static_cast<int>(Cause::system) + 1;

/// As reports say it: "user-unknown".
std::string_view name(Cause cause);

bool is_permanent(Cause cause);

/// The causes that a text names.
class Causes {
 public:
  void add(Cause cause) { m_bits |= bit(cause); }
  [[nodiscard]] bool has(Cause cause) const { return (m_bits & bit(cause)) != 0; }

  /// The one that decides: what is not permanent wins, for a wrong "permanent" costs a person.
  /// Access_denied and user_terse come last, and need more than words.
  [[nodiscard]] std::optional<Cause> leading() const;

 private:
  static std::uint32_t bit(Cause cause) { return std::uint32_t{1} << static_cast<int>(cause); }
  std::uint32_t m_bits = 0;
};

Causes causes_in(std::string_view text);

/// What an enhanced status (RFC 3463) names by itself: "5.1.1". Nothing where it says no more than
/// "other" or "unspecified".
std::optional<Cause> cause_of_status(std::string_view status);

/// The phrases themselves, by language.
std::span<const Phrase> phrases_of_permanent_causes();
std::span<const Phrase> phrases_of_other_causes();
std::span<const Phrase> phrases_about_servers();
std::span<const Phrase> phrases_in_other_languages();

}  // namespace qlab::inbox

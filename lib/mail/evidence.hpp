// SPDX-License-Identifier: Apache-2.0
// What a relay's log or a mailbox proves about mails whose fate is unknown. The readers of both
// give it; lib/mail/resolve settles by it.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lib/core/names.hpp"

namespace qlab::mail {

enum class Proof {
  sent,     ///< the relay took it
  failed,   ///< it was refused for good, by the relay or further on
  not_sent  ///< the relay did not take it: it may be sent again
};
inline constexpr Names<3> proofs{"sent", "failed", "not-sent"};

struct Evidence {
  Proof proof = Proof::sent;
  std::string why;  ///< with its place: "mail.log:12: status=sent (250 Ok)"; safe on a terminal
};

/// The Message-IDs that are looked for, without angle brackets.
using Wanted = std::set<std::string, std::less<>>;

/// A word for what became of a mail that nobody knows.
struct UnknownStatus {
  std::string first;     ///< where it stands first, and the word: safe on a terminal
  std::size_t rows = 0;  ///< how often it stands there
};

struct Findings {
  std::map<std::string, Evidence, std::less<>> by_message_id;  ///< only wanted ones
  /// Wanted mails that are named without a known word, and where: no proof, and no silence.
  std::map<std::string, std::string, std::less<>> unclear;
  std::map<std::string, UnknownStatus, std::less<>> unknown;  ///< by the word
  std::size_t understood = 0;  ///< lines or mails that were of a known kind, ours or not
};

/// Words for Evidence::why: made safe for a terminal, at most 300 bytes.
std::string evidence_text(std::string_view source, std::size_t line, std::string_view words);

}  // namespace qlab::mail

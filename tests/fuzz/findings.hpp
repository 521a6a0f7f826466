// SPDX-License-Identifier: Apache-2.0
// What must hold for every log and mailbox that is searched for mails in doubt.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "lib/core/text.hpp"
#include "lib/mail/evidence.hpp"
#include "tests/fuzz/target.hpp"

namespace qlab::fuzz {

inline const mail::Wanted wanted{"one@example.org", "two@example.org"};

/// Words that a terminal and a row of the store can hold.
inline void require_safe(std::string_view words) {
  require(words.size() <= 300 && text::is_utf8(words));
  require(std::none_of(words.begin(), words.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
}

inline void require_sound(const mail::Findings& findings) {
  for (const auto& [id, evidence] : findings.by_message_id) {
    require(wanted.contains(id));
    require_safe(evidence.why);
  }
  for (const auto& [id, why] : findings.unclear) {
    require(wanted.contains(id));
    require_safe(why);
  }
  for (const auto& [word, unknown] : findings.unknown) {
    require(unknown.rows > 0);
    require_safe(unknown.first);
  }
}

/// One word for each: two readings of one text must be alike.
inline std::string in_words(const mail::Findings& findings) {
  auto all = std::to_string(findings.understood);
  for (const auto& [id, evidence] : findings.by_message_id) {
    all += "\n" + id + std::to_string(static_cast<int>(evidence.proof)) + evidence.why;
  }
  for (const auto& [id, why] : findings.unclear) all += "\n" + id + why;
  return all;
}

/// The same text with the line ends of a mail.
inline std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

}  // namespace qlab::fuzz

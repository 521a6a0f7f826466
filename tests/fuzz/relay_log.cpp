// SPDX-License-Identifier: Apache-2.0
// Logs of relays, of Postfix, of Exim or as CSV: any bytes say something about wanted mails alone,
// in words that are safe, or are refused; what is in doubt is never called proven as well.
#include "lib/mail/relay_log.hpp"

#include <sstream>

#include "lib/core/error.hpp"
#include "tests/fuzz/findings.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(qlab::fuzz::bytes(data, size));
  try {
    std::istringstream log(text);
    const auto findings = qlab::mail::read_relay_log(log, "mail.log", qlab::fuzz::wanted);
    qlab::fuzz::require_sound(findings);
    qlab::fuzz::require(findings.by_message_id.empty() || findings.understood > 0);
    qlab::fuzz::require(findings.unclear.empty() || !findings.unknown.empty());
    std::istringstream again(text);
    const auto same = qlab::mail::read_relay_log(again, "mail.log", qlab::fuzz::wanted);
    qlab::fuzz::require(qlab::fuzz::in_words(same) == qlab::fuzz::in_words(findings));
  } catch (const qlab::Error& error) {
    qlab::fuzz::require(error.kind() == qlab::Kind::data);
    qlab::fuzz::require(std::string_view(error.what()).starts_with("mail.log"));
  }
  return 0;
}

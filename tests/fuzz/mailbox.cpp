// SPDX-License-Identifier: Apache-2.0
// Mailboxes of sent mails: any bytes say something about wanted mails alone, in words that are
// safe, and the same with line ends of either kind.
#include <sstream>

#include "lib/mail/mailbox_search.hpp"
#include "tests/fuzz/findings.hpp"

namespace {

qlab::mail::Findings searched(const std::string& text) {
  std::istringstream mails(text);
  qlab::mail::Findings findings;
  qlab::mail::search_mails(mails, "Sent", qlab::fuzz::wanted, findings);
  return findings;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(qlab::fuzz::bytes(data, size));
  const auto findings = searched(text);
  qlab::fuzz::require_sound(findings);
  qlab::fuzz::require(findings.by_message_id.size() <= findings.understood);
  if (text.find('\r') != std::string::npos) return 0;
  const auto same = searched(qlab::fuzz::with_crlf(text));
  qlab::fuzz::require(qlab::fuzz::in_words(same) == qlab::fuzz::in_words(findings));
  return 0;
}

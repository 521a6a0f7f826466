// SPDX-License-Identifier: Apache-2.0
#include "cmd/mail/evidence.hpp"

#include <fmt/format.h>

#include <iostream>

#include "cmd/context.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/mailbox_search.hpp"
#include "lib/mail/relay_log.hpp"

namespace qlab::cmd {
namespace {

mail::Findings read_all(const EvidenceSource& source, const mail::Wanted& wanted) {
  if (source.log.empty()) return mail::search_mailbox(source.mailbox, wanted);
  if (source.log == "-") return mail::read_relay_log(std::cin, "standard input", wanted);
  return mail::read_relay_log(source.log, wanted);
}

}  // namespace

mail::Findings evidence_of(Context& context, const EvidenceSource& source,
                           const mail::Wanted& wanted) {
  const bool from_log = !source.log.empty();
  auto found = read_all(source, wanted);
  for (const auto& [word, unknown] : found.unknown) {
    context.note("{}; rows with it: {}", unknown.first, unknown.rows);
  }
  if (found.understood > 0) return found;
  // Silence may only count where somebody could have spoken.
  throw Error(Kind::data,
              fmt::format("'{}' is no {}",
                          text::terminal_safe((from_log ? source.log : source.mailbox).string()),
                          from_log ? "relay log that is understood" : "mailbox with mails in it"),
              from_log ? "logs of Postfix and Exim are read, and CSV with message_id and status"
                       : "name an mbox file, a Maildir, or a single mail");
}

}  // namespace qlab::cmd

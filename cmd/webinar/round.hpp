// SPDX-License-Identifier: Apache-2.0
// What every verb that writes to members about a webinar shares: who is written to can be
// rehearsed, planned and agreed on, then the mails are queued and sent.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cmd/mailing.hpp"
#include "lib/mail/send.hpp"
#include "lib/webinar/round.hpp"

namespace qlab::cmd {

class Context;

/// What is particular to a verb.
struct RoundWork {
  std::string_view command;  ///< noun and verb: "webinar invite"
  std::string_view verb;     ///< "invite": named in the result
  std::string_view asks;     ///< "invite {} members to '{}'": how many, and the webinar
  std::function<webinar::Round(const Recipients&)> decide;
  std::function<void(const webinar::Desk&, webinar::Round&)> queue;
};

struct RoundResult {
  std::string_view action;
  std::int64_t webinar = 0;
  bool dry_run = false;
  webinar::Round round;
  mail::SendReport sent;
};

/// By what the configuration says, and what is known of mails that came back.
webinar::RoundRules round_rules(Context& context, const std::optional<std::size_t>& max);

/// Decides, compares with an agreed plan where there is one, asks before many are written to, and
/// queues and sends; a rehearsal makes each mail and writes nothing but into the folder of -o.
RoundResult carry_out(Context& context, const RoundOptions& options,
                      const webinar::Webinar& webinar, const RoundWork& work);

/// Shows the whole result in JSON, each decision in every other format.
void show_round(Context& context, const RoundResult& result);

}  // namespace qlab::cmd

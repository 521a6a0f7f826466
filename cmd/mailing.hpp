// SPDX-License-Identifier: Apache-2.0
// How a verb that decided whom to write to carries it out: rehearse, ask, queue, send.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "cmd/plan.hpp"
#include "lib/config/config.hpp"
#include "lib/mail/outbox.hpp"
#include "lib/mail/send.hpp"

namespace qlab::cmd {

class Verb;
class Context;

/// The domain of calendar UIDs: ours, or the one we write from; empty where neither is known.
std::string uid_domain(const config::Identity& identity);

/// What the command line says about it.
struct RoundOptions {
  Recipients recipients;
  bool dry_run = false;
  bool queue = false;
  bool yes = false;

  [[nodiscard]] bool rehearses() const { return dry_run || recipients.only_plans(); }
};

/// Declares --dry-run, --queue and --yes.
void add_round(Verb& verb, RoundOptions& options);

/// What is decided, ready to be carried out.
struct Mailing {
  std::size_t letters = 0;
  std::string question;  ///< "invite 3 members to 'future'"
  /// Calls with the name of a file and the mail for it, for each letter; writes nothing.
  std::function<void(const std::function<void(const std::string&, const mail::Draft&)>&)> drafts;
  std::function<void()> queue;
};

/// A rehearsal makes each mail and writes nothing but into the folder of -o. Otherwise asks before
/// many are written to, queues, and sends where that is not put off.
mail::SendReport carry_out_mailing(Context& context, const RoundOptions& options,
                                   const Mailing& mailing);

}  // namespace qlab::cmd

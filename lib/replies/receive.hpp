// SPDX-License-Identifier: Apache-2.0
// Mails that came in are made to count: what each says is recorded together with the mail itself,
// so that no mail counts twice, however often and wherever it is read.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/inbox/mailbox.hpp"
#include "lib/inbox/record.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/confirm.hpp"

namespace qlab::replies {

/// Every mail is one of these: they sum up to `read`.
struct Counts {
  std::int64_t read = 0;
  std::int64_t applied = 0;
  std::int64_t waiting = 0;
  std::int64_t nothing = 0;
  std::int64_t known = 0;      ///< taken before
  std::int64_t too_large = 0;  ///< not read any further; it waits, too
  /// "mail 7: NO ...": what the server did not give, and why.
  std::vector<std::string> refused = {};
};

struct Options {
  std::span<const std::string> trusted_servers;
  Instant now;
  bool from_the_start = false;                      ///< not only what came since the last reading
  const webinar::Confirming* confirming = nullptr;  ///< none: answers are not confirmed
  /// Called for each mail that is taken now, by another thread; it must not touch the store.
  std::function<void(const inbox::Incoming&)> told;
};

/// Reads the whole mailbox. One change for each few hundred mails that are new, or sixteen
/// megabytes of them: killed in between, the next reading goes on behind the last whole batch.
Counts receive(store::Store& store, inbox::Mailbox& mailbox, inbox::MailReader& reader,
               const Options& options);

}  // namespace qlab::replies

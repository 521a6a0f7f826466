// SPDX-License-Identifier: Apache-2.0
// Mails that failed or were deferred, tried again: the same bytes, due now.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::mail {

struct NotRetried {
  std::int64_t id = 0;
  std::string why;  ///< "it was sent already"
};

struct Retries {
  std::vector<std::int64_t> again;
  std::vector<NotRetried> refused;
};

/// Those of the mails that may be tried again; writes nothing.
Retries retriable(const store::Store& store, std::span<const std::int64_t> mails);

/// The failed and deferred mails that a query of lib/mail/listing selects; a text without words
/// selects none.
Retries retriable(const store::Store& store, std::string_view query);

/// Makes them due now, their attempts counted anew, as one change; all or nothing.
void retry_all(store::Store& store, const Retries& retries, Instant now);

}  // namespace qlab::mail

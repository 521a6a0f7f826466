// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/problems.hpp"

#include <fmt/format.h>

namespace qlab::inbox {
namespace {

using store::Severity;

/// Only what waits for a person is kept: the rest is nobody's business any more.
void find_kept_mails(const store::Store& store, store::Problems& found) {
  const auto kept =
      store.first("SELECT count(*) FROM incoming WHERE state <> 'waiting' AND length(bytes) > 0")
          ->integer(0);
  if (kept == 0) return;
  found.push_back({Severity::problem,
                   fmt::format("{} mails that came in are settled, and still kept", kept),
                   "look at them with 'qlab mail inbox list --all'"});
}

/// Of an erased person nothing is kept, the address neither.
void find_lost_mails(const store::Store& store, store::Problems& found) {
  auto row = store.prepare(
      "SELECT id FROM incoming WHERE state = 'waiting' AND length(bytes) = 0"
      " AND address <> '' ORDER BY id LIMIT 100");
  while (row.step()) {
    found.push_back(
        {Severity::problem,
         fmt::format("mail {} waits to be read, and nothing of it was kept", row.integer(0)),
         "settle it with 'qlab mail inbox done'"});
  }
}

}  // namespace

store::Problems problems(const store::Store& store) {
  store::Problems found;
  find_kept_mails(store, found);
  find_lost_mails(store, found);
  return found;
}

}  // namespace qlab::inbox

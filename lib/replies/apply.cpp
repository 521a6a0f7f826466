// SPDX-License-Identifier: Apache-2.0
#include "lib/replies/apply.hpp"

#include <utility>

#include "lib/store/freeze.hpp"

namespace qlab::replies {

void leave_waiting(inbox::Incoming& incoming, std::string why) {
  incoming.state = inbox::Treatment::waiting;
  incoming.reason = std::move(why);
}

void mark_applied(inbox::Incoming& incoming, std::string what) {
  incoming.state = inbox::Treatment::applied;
  incoming.reason = std::move(what);
}

bool waits_for_thaw(const store::Store& store, inbox::Incoming& incoming) {
  if (!store::is_frozen(store, incoming.read_at)) return false;
  leave_waiting(incoming, "the store is frozen for the handover");
  return true;
}

}  // namespace qlab::replies

// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/state.hpp"

namespace qlab::mail {

std::string_view name(State state) {
  switch (state) {
    case State::queued:
      return "queued";
    case State::sending:
      return "sending";
    case State::sent:
      return "sent";
    case State::deferred:
      return "deferred";
    case State::failed:
      return "failed";
    case State::uncertain:
      return "uncertain";
    case State::cancelled:
      return "cancelled";
    case State::missed:
      return "missed";
  }
  return {};
}

std::optional<State> parse_state(std::string_view text) {
  for (const auto state : all_states) {
    if (name(state) == text) return state;
  }
  return {};
}

}  // namespace qlab::mail

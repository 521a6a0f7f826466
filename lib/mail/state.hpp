// SPDX-License-Identifier: Apache-2.0
// Where a message of the outbox stands. The words are those of the store and of scripts.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace qlab::mail {

enum class State {
  queued,     ///< waits for its time or for the next run
  sending,    ///< claimed by a run that has not said yet what became of it
  sent,       ///< the relay took it
  deferred,   ///< the relay asked to try this recipient later
  failed,     ///< refused for good
  uncertain,  ///< it may have been sent: never repeated by itself
  cancelled,  ///< taken out, with the reason
  missed      ///< its time passed before it could be sent
};

inline constexpr std::array all_states{State::queued,    State::sending, State::sent,
                                       State::deferred,  State::failed,  State::uncertain,
                                       State::cancelled, State::missed};

std::string_view name(State state);
std::optional<State> parse_state(std::string_view text);

}  // namespace qlab::mail

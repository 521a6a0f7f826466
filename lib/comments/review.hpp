// SPDX-License-Identifier: Apache-2.0
// Who may read a comment: pending and hidden ones are published by a person, and the history says
// by whom.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lib/comments/comment.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// What became of one comment that was asked to change its state.
struct Transition {
  std::int64_t id = 0;
  State before = State::pending;
  State state = State::pending;
  std::string refused;  ///< why nothing changed; empty where it is as asked
};

/// Publishes what is pending or hidden; what is published stays so, anything else is refused one by
/// one. Throws not_found, and changes nothing, where a word names none.
std::vector<Transition> approve(store::Store& store, std::span<const std::string> words,
                                Instant now);

}  // namespace qlab::comments

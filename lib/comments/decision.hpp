// SPDX-License-Identifier: Apache-2.0
// Decisions about comments, each with its actor in the history. A person's decision also ends the
// waiting for one, and settles the flags up to then.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/comments/state_machine.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

struct Decision {
  Action action = Action::approve;
  std::string reason{};
  std::string clause{};                      ///< of the policy: 2, or 1.2 for that of version 1
  std::optional<std::int64_t> if_version{};  ///< only where the comment is still at this version
};

/// What became of one comment that was decided about.
struct Transition {
  std::int64_t id = 0;
  State before = State::pending;
  State state = State::pending;
  std::int64_t version = 1;
  std::string refused{};  ///< why nothing changed; empty where it is as asked
};

/// Decides about each, all in one change. What is so already stays so; what must not become so is
/// refused one by one. Throws not_found, and changes nothing, where a word names no comment; usage
/// where the policy has no such clause.
std::vector<Transition> decide(store::Store& store, std::span<const std::string> words,
                               const Decision& decision, Instant now);

/// Throws refused where the comment is at another version.
void require_version(const Comment& comment, std::optional<std::int64_t> if_version);

/// One step of a comment's life, within the caller's change: its state, its version, its history.
struct Move {
  std::string_view action;
  State to = State::pending;
  std::string_view reason{};
  std::string_view clause{};
};
void move(store::Store& store, std::int64_t comment_id, const Move& step, Instant now);

}  // namespace qlab::comments

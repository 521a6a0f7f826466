// SPDX-License-Identifier: Apache-2.0
// The conversation of 'comments review': one comment after the other, in plain lines that a screen
// reader reads in their order, and nothing of the screen is ever written anew.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/exit.hpp"
#include "cmd/interrupt.hpp"
#include "lib/comments/comment.hpp"
#include "lib/comments/decision.hpp"
#include "lib/comments/review.hpp"

namespace qlab::cmd {

class Context;

class Reviewer {
 public:
  explicit Reviewer(Context& context) : m_context(context) {}

  /// Asks about everything that waits, or until quit, Ctrl-C or the end of the input. Each decision
  /// counts at once, so that the next review goes on where this one ended.
  Exit run();

 private:
  enum class Then { ask_again, go_on, go_back, quit };

  /// A decision of this review, which can be taken back.
  struct Decided {
    std::size_t item = 0;
    std::string comment;      ///< "c12"
    std::int64_t change = 0;  ///< its number in the log
  };

  void go_through(const std::vector<comments::ReviewItem>& items);
  void remember(const comments::Comment& comment);
  Then take_back();
  Then ask_about(const comments::Comment& comment);
  Then act(const comments::Comment& comment, std::string_view answer);
  Then decide(const comments::Comment& comment, comments::Decision decision);
  Then reject(const comments::Comment& comment);
  Then code(const comments::Comment& comment);
  void show(const comments::ReviewItem& item, const comments::Comment& comment);
  std::optional<std::string> ask(std::string_view question);
  void say(std::string_view text);

  Context& m_context;
  Interrupt m_interrupt;
  std::string m_typed;  ///< behind the line that was read last
  std::size_t m_item = 0;
  std::vector<Decided> m_decided;
  std::set<std::int64_t> m_skipped;
};

}  // namespace qlab::cmd

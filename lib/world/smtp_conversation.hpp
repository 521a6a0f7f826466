// SPDX-License-Identifier: Apache-2.0
// What relay and client said in one attempt, line by line; the outcome is decided from it, for
// codes alone do not tell a refused sender from a refused recipient.
#pragma once

#include <string>
#include <string_view>

namespace qlab::world {

/// The command that was last sent, or what was awaited before the first one.
enum class Stage { connect, greeting, hello, starttls, auth, mail, recipient, data, body };

/// What the relay answered the last EHLO with.
struct Extensions {
  bool pipelining = false;  ///< RFC 2920
  bool size = false;        ///< RFC 1870
  bool smtputf8 = false;    ///< RFC 6531
};

class Conversation {
 public:
  /// Starts the next attempt; what the relay offers stays known, for the connection may be reused.
  void begin();

  /// The next reply is the answer to this: of commands that were sent together.
  void expect(Stage stage);

  /// A command went out. Its arguments may be secrets: only the verb is looked at, nothing is kept.
  void sent(std::string_view line);

  /// A line of a reply came in.
  void received(std::string_view line);

  [[nodiscard]] Stage stage() const { return m_stage; }

  /// The relay's answer at this stage, 0 where there is none.
  [[nodiscard]] int code() const { return m_code; }

  /// The words of that answer, its lines joined by spaces; foreign text.
  [[nodiscard]] const std::string& reply() const { return m_reply; }

  /// Whether the last line of that answer was seen.
  [[nodiscard]] bool has_ended() const { return m_ended; }

  [[nodiscard]] const Extensions& offers() const { return m_offers; }

 private:
  void enter(Stage stage);
  void note_offer(std::string_view words);

  Stage m_stage = Stage::connect;
  int m_code = 0;
  bool m_over = false;   ///< QUIT was sent
  bool m_ended = false;  ///< the last line of the present reply was seen
  std::string m_reply;
  Extensions m_offers;
};

}  // namespace qlab::world

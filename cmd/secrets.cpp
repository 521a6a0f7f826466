// SPDX-License-Identifier: Apache-2.0
#include "cmd/secrets.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "cmd/standard_streams.hpp"

namespace qlab::cmd {
namespace {

/// What is typed on the terminal of standard input stays unseen until it goes out of scope.
class Unseen {
 public:
  Unseen() {
    if (::tcgetattr(STDIN_FILENO, &m_before) != 0) return;
    auto unseen = m_before;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    // What was typed before the question is no answer to it.
    m_changed = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) == 0;
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (m_changed) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
  }

 private:
  termios m_before{};
  bool m_changed = false;
};

}  // namespace

std::optional<std::string> Secrets::read(const config::SecretSource& source) const {
  return config::read_secret(source, credentials);
}

std::optional<std::string> Secrets::read_or_ask(const config::SecretSource& source,
                                                const std::string& question) const {
  auto secret = read(source);
  if (secret || !can_ask) return secret;
  std::string typed;
  {
    const Unseen unseen;
    tell(question + ": ");
    std::getline(std::cin, typed);
  }
  // The line's end was not shown either.
  tell("\n");
  if (typed.empty()) return {};
  return typed;
}

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "cmd/secrets.hpp"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <iostream>

#include "cmd/standard_streams.hpp"

namespace qlab::cmd {
namespace {

/// How the terminal was before a question whose answer is not shown.
termios shown;

/// Nobody wants a terminal that shows nothing any more: a signal ends the program as it would have,
/// and the terminal is as it was.
extern "C" void show_again(int signal) {
  ::tcsetattr(STDIN_FILENO, TCSANOW, &shown);
  (void)std::raise(signal);  // by default, once this returns
}

/// What is typed on the terminal of standard input stays unseen until it goes out of scope. One at
/// a time.
class Unseen {
 public:
  Unseen() {
    if (::tcgetattr(STDIN_FILENO, &shown) != 0) return;
    for (std::size_t i = 0; i < ending.size(); ++i) {
      struct sigaction action {};
      action.sa_handler = show_again;
      action.sa_flags = static_cast<int>(SA_RESETHAND);
      ::sigaction(ending.at(i), &action, &m_before.at(i));
    }
    auto unseen = shown;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    // What was typed before the question is no answer to it.
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    m_changed = true;
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (!m_changed) return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    for (std::size_t i = 0; i < ending.size(); ++i) {
      ::sigaction(ending.at(i), &m_before.at(i), nullptr);
    }
  }

 private:
  static constexpr std::array ending{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

  std::array<struct sigaction, ending.size()> m_before{};
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

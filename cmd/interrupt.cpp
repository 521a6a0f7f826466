// SPDX-License-Identifier: Apache-2.0
#include "cmd/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace qlab::cmd {
namespace {

/// Asked by several threads; lock-free, so that a signal handler may write it.
std::atomic<int> caught = 0;
static_assert(std::atomic<int>::is_always_lock_free);

void remember(int signal) { caught = signal; }

}  // namespace

Interrupt::Interrupt() {
  caught = 0;
  struct sigaction action {};
  action.sa_handler = remember;
  // Reset after the first, so that the second one does what it always does.
  action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt() {
  (void)std::signal(SIGINT, SIG_DFL);
  (void)std::signal(SIGTERM, SIG_DFL);
}

bool Interrupt::asked() const { return caught != 0; }

Exit Interrupt::exit() { return caught == SIGTERM ? Exit::terminated : Exit::interrupted; }

}  // namespace qlab::cmd

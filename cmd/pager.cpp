// SPDX-License-Identifier: Apache-2.0
#include "cmd/pager.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>

#include "lib/core/child.hpp"
#include "lib/render/output.hpp"

namespace qlab::cmd {
namespace {

bool fits_screen(std::string_view text) {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return true;
  return std::count(text.begin(), text.end(), '\n') < size.ws_row;
}

void print(std::string_view text) {
  auto out = render::Output::to_standard_output();
  out.write(text);
  out.finish();
}

/// A shell that runs the pager, and the end of its pipe to write to.
struct Reader {
  pid_t process = -1;
  int pipe = -1;
};

std::optional<Reader> start(const std::string& pager) {
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return {};
  // less: colours as they are, what fits on the screen stays there, long lines are cut.
  ::setenv("LESS", "FRX", 0);
  Child shell({"/bin/sh", "-c", pager});
  shell.give(pipe[0], STDIN_FILENO);
  Reader reader;
  reader.pipe = pipe[1];
  const int failed = shell.start(reader.process);
  ::close(pipe[0]);
  if (failed == 0) return reader;
  ::close(pipe[1]);
  return {};
}

/// Until all is written or the pager was left.
void feed(int pipe, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(pipe, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

void show_paged(std::string_view text, const std::string& pager) {
  const auto reader = fits_screen(text) || pager == "cat" ? std::nullopt : start(pager);
  if (!reader) return print(text);
  // Ctrl-C is the pager's: it must not be left alone with the terminal.
  const auto before = std::signal(SIGINT, SIG_IGN);
  feed(reader->pipe, text);
  ::close(reader->pipe);
  const int status = wait_for(reader->process);
  (void)std::signal(SIGINT, before);
  constexpr int not_found = 127;
  const bool started = !WIFEXITED(status) || WEXITSTATUS(status) != not_found;
  if (!started) print(text);
}

}  // namespace qlab::cmd

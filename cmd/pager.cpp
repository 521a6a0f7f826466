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
#include "lib/core/descriptor.hpp"
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
  Descriptor pipe;
};

std::optional<Reader> start(const std::string& pager) {
  auto pipe = open_pipe();
  if (!pipe.writer.is_open()) return {};
  // less: colours as they are, what fits on the screen stays there, long lines are cut.
  ::setenv("LESS", "FRX", 0);
  Child shell({"/bin/sh", "-c", pager});
  shell.give(pipe.reader.number(), STDIN_FILENO);
  pid_t process = -1;
  if (shell.start(process) != 0) return {};
  return Reader{process, std::move(pipe.writer)};
}

}  // namespace

void show_paged(std::string_view text, const std::string& pager) {
  auto reader = fits_screen(text) || pager == "cat" ? std::nullopt : start(pager);
  if (!reader) return print(text);
  // Ctrl-C is the pager's: it must not be left alone with the terminal.
  const auto before = std::signal(SIGINT, SIG_IGN);
  // Until the pager was left, if that is before its end.
  (void)write_all(reader->pipe.number(), text);
  reader->pipe = {};
  const int status = wait_for(reader->process);
  (void)std::signal(SIGINT, before);
  constexpr int not_found = 127;
  const bool started = !WIFEXITED(status) || WEXITSTATUS(status) != not_found;
  if (!started) print(text);
}

}  // namespace qlab::cmd

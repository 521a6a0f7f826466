// SPDX-License-Identifier: Apache-2.0
#include "cmd/browser.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "cmd/context.hpp"
#include "cmd/private_folder.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

/// In a folder of its own with mode 0700: the file holds a member's name.
std::filesystem::path private_page(std::string_view html) {
  const auto page = private_folder("preview") / "preview.html";
  write_file(page, html);
  return page;
}

/// Runs the program with nothing to read and standard output kept out of the result; returns its
/// exit status.
int run_with(const std::string& program, const std::filesystem::path& page) {
  std::string name = program;
  std::string argument = page.string();
  const std::array<char*, 3> words{name.data(), argument.data(), nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, name.c_str(), &files, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) {
    throw Error(
        Kind::failed,
        fmt::format("cannot run '{}': {}", text::terminal_safe(program), std::strerror(error)),
        fmt::format("the page is '{}'; set BROWSER to a program that shows it",
                    text::terminal_safe(argument)));
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

std::filesystem::path open_in_browser(Context& context, std::string_view html) {
  const auto program = context.environment().browser.value_or("xdg-open");
  auto page = private_page(html);
  if (run_with(program, page) == 0) return page;
  throw Error(Kind::failed,
              fmt::format("'{}' could not show the page", text::terminal_safe(program)),
              fmt::format("the page is '{}'", text::terminal_safe(page.string())));
}

}  // namespace qlab::cmd

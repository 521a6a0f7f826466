// SPDX-License-Identifier: Apache-2.0
#include "cmd/browser.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "cmd/context.hpp"
#include "cmd/private_folder.hpp"
#include "lib/core/child.hpp"
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
  const auto argument = page.string();
  Child viewer({program, argument});
  viewer.give_no_input();
  viewer.give(STDERR_FILENO, STDOUT_FILENO);
  pid_t process = 0;
  const int error = viewer.start(process);
  if (error != 0) {
    throw Error(
        Kind::failed,
        fmt::format("cannot run '{}': {}", text::terminal_safe(program), std::strerror(error)),
        fmt::format("the page is '{}'; set BROWSER to a program that shows it",
                    text::terminal_safe(argument)));
  }
  const int status = wait_for(process);
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

// SPDX-License-Identifier: Apache-2.0
#include "cmd/editor.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "cmd/private_folder.hpp"
#include "lib/core/child.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

/// A folder that goes with what is in it: an editor may leave copies beside the file.
class Workplace {
 public:
  Workplace() : m_path(private_folder("text")) {}
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() {
    std::error_code ignored;  // a destructor cannot say that something stayed behind
    std::filesystem::remove_all(m_path, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

/// The exit status of the editor on the file; its name goes by argument, never into the shell's
/// text.
int run(const std::string& editor, const std::string& file) {
  Child shell({"/bin/sh", "-c", editor + " \"$@\"", "editor", file});
  pid_t process = 0;
  if (shell.start(process) != 0) return -1;
  const int status = wait_for(process);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::string edit(const std::string& editor, std::string_view text, std::string_view ending) {
  const Workplace place;
  const auto file = place.path() / fmt::format("text{}", ending);
  write_file(file, text);
  if (run(editor, file.string()) != 0) {
    throw Error(Kind::failed, fmt::format("the editor '{}' failed", text::terminal_safe(editor)),
                "nothing was changed; QLAB_EDITOR names another one");
  }
  return read_file(file);
}

}  // namespace qlab::cmd

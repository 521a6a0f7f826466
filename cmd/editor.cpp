// SPDX-License-Identifier: Apache-2.0
#include "cmd/editor.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>

#include "cmd/private_folder.hpp"
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
  const auto script = editor + " \"$@\"";
  std::array<char*, 6> argv{const_cast<char*>("sh"),           const_cast<char*>("-c"),
                            const_cast<char*>(script.c_str()), const_cast<char*>("editor"),
                            const_cast<char*>(file.c_str()),   nullptr};
  pid_t process = -1;
  if (::posix_spawn(&process, "/bin/sh", nullptr, nullptr, argv.data(), environ) != 0) return -1;
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
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

// SPDX-License-Identifier: Apache-2.0
#include "cmd/editor.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "cmd/context.hpp"
#include "lib/core/encoding.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/core/text.hpp"

namespace qlab::cmd {
namespace {

constexpr std::size_t largest = std::size_t{4} << 20;

/// A folder with mode 0700, gone with this.
class PrivateFolder {
 public:
  PrivateFolder() : m_path((std::filesystem::temp_directory_path() / "qlab-XXXXXX").string()) {
    if (::mkdtemp(m_path.data()) == nullptr)
      throw Error(Kind::io, fmt::format("cannot make '{}': {}", m_path, std::strerror(errno)));
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder() {
    std::error_code ignored;  // what cannot be taken away stays private
    std::filesystem::remove_all(m_path, ignored);
  }

  [[nodiscard]] std::filesystem::path path() const { return m_path; }

 private:
  std::string m_path;
};

/// The editor may be a command with arguments, as in EDITOR='code --wait': the shell splits it, and
/// the file is an argument that no shell reads.
int run(const std::string& editor, const std::string& file) {
  std::string shell = "sh";
  std::string option = "-c";
  std::string script = editor + " \"$1\"";
  std::string argument = file;
  const std::array<char*, 6> words{shell.data(), option.data(),   script.data(),
                                   shell.data(), argument.data(), nullptr};
  pid_t child = 0;
  if (const int error = ::posix_spawn(&child, "/bin/sh", nullptr, nullptr, words.data(), environ))
    throw Error(Kind::failed, fmt::format("cannot run '/bin/sh': {}", std::strerror(error)));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

bool can_edit(const Context& context) {
  return !context.globals().no_input && !context.environment().no_input &&
         ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1;
}

std::string edited(Context& context, std::string_view text, std::string_view name) {
  const auto editor = context.environment().editor.value_or("vi");
  const PrivateFolder folder;
  const auto file = folder.path() / name;
  write_file(file, text);
  if (run(editor, file.string()) != 0) {
    throw Error(Kind::failed, fmt::format("'{}' did not succeed", text::terminal_safe(editor)),
                "nothing was changed; QLAB_EDITOR names another editor");
  }
  return decode(read_file(file, largest), name).text;
}

}  // namespace qlab::cmd

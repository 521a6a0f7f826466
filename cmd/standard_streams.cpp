// SPDX-License-Identifier: Apache-2.0
#include "cmd/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace qlab::cmd {

void keep_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1) continue;
    // The lowest number that is free is this one, for those below are taken. Opened the other way
    // round, it fails as a closed one does.
    (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void tell(std::string_view text) {
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
  (void)std::fflush(stderr);
}

}  // namespace qlab::cmd

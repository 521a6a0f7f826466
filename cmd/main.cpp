// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include "cmd/app.hpp"
#include "cmd/standard_streams.hpp"

int main(int argc, char** argv) {
  // Whatever qlab makes is for its owner's eyes only.
  ::umask(077);
  qlab::cmd::keep_standard_streams();
  return qlab::cmd::run(argc, argv);
}

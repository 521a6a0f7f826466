// SPDX-License-Identifier: Apache-2.0
#include <sys/stat.h>

#include "cmd/app.hpp"

int main(int argc, char** argv) {
  // Whatever qlab makes is for its owner's eyes only.
  ::umask(077);
  return qlab::cmd::run(argc, argv);
}

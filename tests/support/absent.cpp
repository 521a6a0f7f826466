// SPDX-License-Identifier: Apache-2.0
#include "tests/support/absent.hpp"

#include <doctest/doctest.h>

namespace qlab::test {

bool is_absent(const std::filesystem::path& wanted) {
  if (std::filesystem::exists(wanted)) return false;
  MESSAGE("skipped: " << wanted.string() << " is absent");
  return true;
}

}  // namespace qlab::test

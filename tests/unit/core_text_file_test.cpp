// SPDX-License-Identifier: Apache-2.0
#include "lib/core/text_file.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"

namespace qlab {

TEST_CASE("text file: what is absent or no file is said so") {
  CHECK_THROWS_WITH_AS(TextFile("no/such/people.csv"),
                       "cannot read 'no/such/people.csv': No such file or directory", Error);
  CHECK_THROWS_AS(TextFile("/"), Error);
}

}  // namespace qlab

// SPDX-License-Identifier: Apache-2.0
#include "lib/core/library.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"
#include "tests/support/errors.hpp"

namespace qlab {
namespace {

constexpr LibraryName mathematics{"libm.so.6", "libm", "libc6", "nothing is reckoned"};

}  // namespace

TEST_CASE("library: a function is found and can be called") {
  double (*square_root)(double) = nullptr;
  Library(mathematics).take(square_root, "sqrt");
  CHECK(square_root(9) == 3);
}

TEST_CASE("library: one that is not there is named, with what to install") {
  const auto error = test::error_of([] {
    const Library library({"libqlab-nowhere.so.1", "libnowhere", "libnowhere1", "there is no way"});
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::failed);
  CHECK(std::string(error->what()) == "libnowhere is not installed, so there is no way");
  CHECK(error->hint() == "install the package libnowhere1");
}

TEST_CASE("library: one that lacks a function is named, with the function") {
  const Library library(mathematics);
  const auto error = test::error_of([&] {
    int (*function)() = nullptr;
    library.take(function, "qlab_has_no_such_function");
  });
  REQUIRE(error);
  CHECK(error->kind() == Kind::failed);
  CHECK(std::string(error->what()) ==
        "libm has no 'qlab_has_no_such_function', so nothing is reckoned");
  CHECK(
      error->hint() ==
      "install the package libc6 of your system anew: 'libm.so.6' is not the one that qlab needs");
}

}  // namespace qlab

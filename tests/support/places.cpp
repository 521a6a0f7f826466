// SPDX-License-Identifier: Apache-2.0
#include "tests/support/places.hpp"

#include <cstdlib>

namespace qlab::test {

std::string binary() { return build("qlab"); }

std::string world_module() { return build("qlab_world.so"); }

std::string plain_binary() { return std::filesystem::path(QLAB_BUILD) / "qlab"; }

std::filesystem::path source(std::string_view below) {
  return std::filesystem::path(QLAB_SOURCE) / below;
}

std::filesystem::path build(std::string_view below) {
  const auto* elsewhere = std::getenv("QLAB_TEST_BUILD");
  return std::filesystem::path(elsewhere != nullptr ? elsewhere : QLAB_BUILD) / below;
}

std::filesystem::path test_data(std::string_view below) { return source("tests/data") / below; }

std::filesystem::path realdata(std::string_view below) {
  return std::filesystem::path(QLAB_REALDATA) / below;
}

std::string support_script(std::string_view name) {
  return (source("tests/support") / name).string();
}

std::string python() { return QLAB_PYTHON; }

std::string library_folder() { return QLAB_LIBDIR; }

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include "lib/world/base64.hpp"

#include <doctest/doctest.h>

#include <array>
#include <utility>

namespace qlab::world {

TEST_CASE("base64: the examples of RFC 4648") {
  for (const auto& [bytes, text] :
       std::array<std::pair<std::string, std::string>, 7>{{{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}}}) {
    CHECK(base64(bytes) == text);
  }
}

TEST_CASE("base64: every byte has its digits") {
  CHECK(base64(std::string_view("\0\0\0", 3)) == "AAAA");
  CHECK(base64("\xFF\xFF\xFF") == "////");
  CHECK(base64("\xFB\xEF\xBE") == "++++");
  CHECK(base64("\x80") == "gA==");
}

}  // namespace qlab::world

// SPDX-License-Identifier: Apache-2.0
#include "lib/inbox/addresses.hpp"

#include <doctest/doctest.h>

namespace qlab::inbox {

TEST_CASE("inbox addresses: quotation marks of any language are no part of an address") {
  for (const auto* text : {"<anna@example.org>", "„anna@example.org“", "«anna@example.org»",
                           "‘anna@example.org’", "（anna@example.org）", "「anna@example.org」。",
                           "anna@example.org，", "–anna@example.org…"}) {
    CAPTURE(text);
    CHECK(first_address(text) == "anna@example.org");
  }
}

TEST_CASE("inbox addresses: writing without spaces is no part of the address in its middle") {
  CHECK(first_address("无法发送到anna@example.org失败") == "anna@example.org");
  CHECK(first_address("宛先anna@example.orgが見つかりません") == "anna@example.org");
}

TEST_CASE("inbox addresses: an address may have any letters") {
  for (const auto* address : {"jürgen@müller.example", "почта@пример.рф", "用户@例子.公司",
                              "anna@mail.例え.jp", "anna@例え.jp", "çelik@örnek.example"}) {
    CAPTURE(address);
    CHECK(first_address(address) == address);
  }
}

}  // namespace qlab::inbox

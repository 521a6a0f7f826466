// SPDX-License-Identifier: Apache-2.0
#include "lib/core/lines.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <vector>

namespace qlab {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  Lines lines(stream);
  std::vector<std::string> all;
  while (lines.next()) all.emplace_back(lines.line());
  CHECK(lines.number() == all.size());
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("lines: LF, CRLF and the end of the text end a line") {
  CHECK(lines_of("a\nb\r\n\nc") == Texts{"a", "b", "", "c"});
  CHECK(lines_of("a\n") == Texts{"a"});
  CHECK(lines_of("\n") == Texts{""});
  CHECK(lines_of("").empty());
}

TEST_CASE("lines: a line of any length takes bounded memory, and the next one is whole") {
  const auto lines = lines_of(std::string(5'000'000, 'x') + "\nnext\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].size() == Lines::longest);
  CHECK(lines[1] == "next");
}

TEST_CASE("lines: bytes of any kind stay as they are") {
  const std::string odd("a\0b\xFF\r c", 7);
  CHECK(lines_of(odd) == Texts{odd});
}

}  // namespace qlab

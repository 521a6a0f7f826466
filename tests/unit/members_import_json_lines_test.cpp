// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "lib/members/import_records.hpp"
#include "tests/support/errors.hpp"
#include "tests/support/hostile_json.hpp"

namespace qlab::members {
namespace {

/// Why a file is refused; nothing where every line of it is read.
std::string refusal(std::string text) {
  TextFile file(std::move(text), "people.jsonl");
  const auto records = json_lines({}, file);
  const auto error = test::error_of([&] {
    while (records->next()) {
    }
  });
  return error ? error->what() : "";
}

}  // namespace

TEST_CASE("JSON lines: what would exhaust whoever reads it is refused with its line") {
  constexpr auto too_much = "people.jsonl:2:1: more than 1000 fields, or nested too deeply";
  const std::string first = "{\"name\":\"Anna\"}\n";
  CHECK(refusal(first + fmt::format("{{\"name\":{}}}\n", test::deep_json(300'000))) == too_much);
  CHECK(refusal(first + test::wide_json(200'000) + "\n") == too_much);
  CHECK(refusal(first + std::string((std::size_t{16} << 20) + 100'000, ' ')) ==
        "people.jsonl:2:1: a line is too long");
  CHECK(refusal(first + first).empty());
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/core/foreign_json.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tests/support/hostile_json.hpp"

namespace qlab {
namespace {

using Json = nlohmann::ordered_json;

bool is_read(const std::string& text) { return !read_json<Json>(text).is_discarded(); }

}  // namespace

TEST_CASE("foreign JSON: what is nested too deeply is not read") {
  CHECK(is_read(test::deep_json(deepest_json)));
  CHECK_FALSE(is_read(test::deep_json(deepest_json + 1)));
  CHECK_FALSE(is_read(test::deep_json(1'000'000)));
  CHECK_FALSE(is_read(R"({"a":)" + test::deep_json(deepest_json) + "}"));
  CHECK_FALSE(is_modest_json(std::string(1'000'000, '{')));
}

TEST_CASE("foreign JSON: an object with very many fields is not read, however long a list is") {
  CHECK(is_read(test::wide_json(most_json_fields)));
  CHECK_FALSE(is_read(test::wide_json(most_json_fields + 1)));
  CHECK_FALSE(is_read("[" + test::wide_json(1) + "," + test::wide_json(300'000) + "]"));
  std::string list = "[";
  for (int i = 0; i < 2000; ++i) list += R"({"a":[1],"b":2},)";
  CHECK(is_read(list + "0]"));
}

TEST_CASE("foreign JSON: what stands in a text, or behind the value, is not counted") {
  CHECK(is_read(fmt::format(R"({{"a\"{}\\":"\\","b":[]}})", std::string(100, '['))));
  CHECK(is_read(fmt::format(R"("{}")", std::string(5000, ':'))));
  CHECK(is_modest_json("[1]" + std::string(100, '[')));
}

TEST_CASE("foreign JSON: what is none is discarded, and harms nothing") {
  for (const std::string text : {"", "{", "]", "\"", "\"\\", "{\"a\"", "[1,]", "1e999", "\"\xff\""})
    CHECK_FALSE(is_read(text));
}

}  // namespace qlab

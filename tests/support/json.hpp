// SPDX-License-Identifier: Apache-2.0
// JSON in tests. It is parsed and shown in json.cpp alone: every file that did so would build the
// parser anew.
#pragma once

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string_view>

namespace qlab::test {

/// Throws nlohmann::json::parse_error, with the place.
nlohmann::json parse_json(std::string_view text);

}  // namespace qlab::test

namespace doctest {

/// How a failed check shows JSON.
template <>
struct StringMaker<nlohmann::json> {
  static String convert(const nlohmann::json& value);
};

}  // namespace doctest

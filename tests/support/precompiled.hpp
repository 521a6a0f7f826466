// SPDX-License-Identifier: Apache-2.0
// What the checks of JSON are made of. Precompiled (tests/e2e/CMakeLists.txt), it is made once, and
// not in each of a hundred files, which took a quarter of their time.
#pragma once

#include "tests/support/json.hpp"

#include <string>

#include "tests/support/lab.hpp"

namespace qlab::test {

/// Never called.
inline void check_json(const Lab& lab) {
  const nlohmann::json constant = lab.json({});
  nlohmann::json value = constant;
  const std::string text;
  CHECK(constant == value);
  CHECK(value == constant);
  CHECK(lab.json({}) == lab.json({}));
  CHECK(lab.json({}) == constant);
  CHECK(constant == parse_json(text));
  CHECK(value.at("") == parse_json(text));
  CHECK(constant.at("") == "");
  CHECK(value.at("") == "");
  CHECK(constant.at("") == "a");
  CHECK(value.at("") == "a");
  CHECK(constant.at("") == 1);
  CHECK(value.at("") == 1);
  CHECK(constant.at("") == true);
  CHECK(value.at("") == true);
  CHECK(constant.at("") == nullptr);
  CHECK(constant.at("") == text);
  CHECK(value.at("") == text);
  CHECK(constant.size() == 1);
  CHECK(constant.empty());
  CHECK(text.find("") == std::string::npos);
  CHECK(text == "");
  CHECK_FALSE(constant.contains(""));
  CHECK(constant.at("").get<std::string>() == text);
  CHECK(constant.at("").get<int>() == 1);
  for (const auto& each : constant) CHECK(each.is_null());
}

}  // namespace qlab::test

// SPDX-License-Identifier: Apache-2.0
#include "tests/support/json.hpp"

namespace qlab::test {

nlohmann::json parse_json(std::string_view text) { return nlohmann::json::parse(text); }

}  // namespace qlab::test

doctest::String doctest::StringMaker<nlohmann::json>::convert(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str();
}

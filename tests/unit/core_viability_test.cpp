// SPDX-License-Identifier: Apache-2.0
#include "lib/core/viability.hpp"

#include <doctest/doctest.h>

namespace qlab {

TEST_CASE("viability rules: each is written as it is read") {
  for (const std::string_view text :
       {"want >= 40% of reachable", "value >= 30 people", "support lasting >= 3 people",
        "support offering host >= 1 people", "want answered >= 1/4 of electorate",
        "value >= 2/3 of answered", "want >= 100% of electorate"}) {
    const auto rule = parse_viability_rule(text);
    CAPTURE(text);
    REQUIRE(rule);
    CHECK(text_of(*rule) == text);
  }
  CHECK(parse_viability_rule("  support>=8 ") == parse_viability_rule("support >= 8 people"));
}

TEST_CASE("viability rules: what could mean two things, or nothing, is no rule") {
  for (const std::string_view text : {"",
                                      "want",
                                      "want >=",
                                      ">= 8",
                                      "wants >= 8",
                                      "want > 8",
                                      "want >= 0",
                                      "want >= -1",
                                      "want >= 1.5",
                                      "want >= 40%",
                                      "want >= 40% of",
                                      "want >= 40% of people",
                                      "want >= 40% of everybody",
                                      "want >= 0% of reachable",
                                      "want >= 101% of reachable",
                                      "want >= 3/2 of answered",
                                      "want >= 1/0 of answered",
                                      "want >= 1/ of answered",
                                      "want >= 40%/2 of answered",
                                      "want answered >= 40% of answered",
                                      "want >= 8 persons",
                                      "want offering host >= 1",
                                      "support offering >= 1",
                                      "support offering tea >= 1",
                                      "want lasting lasting >= 1",
                                      "want >= 99999999999999999999",
                                      "want >= 1000001"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_viability_rule(text));
  }
}

}  // namespace qlab

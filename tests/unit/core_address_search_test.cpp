// SPDX-License-Identifier: Apache-2.0
#include "lib/core/address_search.hpp"

#include <doctest/doctest.h>

#include <string>

namespace qlab {
namespace {

std::string found_in(std::string_view text) {
  std::string keys;
  for (const auto& address : addresses_within(text)) {
    keys += (keys.empty() ? "" : " ") + address.key;
  }
  return keys;
}

}  // namespace

TEST_CASE("addresses: one is found bare, behind a name, in brackets, in quotes and as a link") {
  for (const auto* text :
       {"anna@example.org", "Anna Jones <Anna@Example.org>", "mailto:anna@example.org",
        "MAILTO:anna@example.org?subject=Hello", "'anna@example.org'", "\"anna@example.org\"",
        "Anna (anna@example.org)", "anna@example.org.", "Anna\u00A0anna@example.org",
        " anna@example.org (Guest)"}) {
    CAPTURE(text);
    CHECK(found_in(text) == "anna@example.org");
  }
}

TEST_CASE("addresses: several are found in their order, and names of other kinds are none") {
  CHECK(found_in("anna@example.org; b@example.org,c.d+e@mail.example.org") ==
        "anna@example.org b@example.org c.d+e@mail.example.org");
  CHECK(found_in("o'neill@example.org") == "o'neill@example.org");
  CHECK(found_in("Anna Jones").empty());
  CHECK(found_in("@anna@localhost, room @ 12").empty());
}

}  // namespace qlab

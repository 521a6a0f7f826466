// SPDX-License-Identifier: Apache-2.0
// The account that relay_rules.py knows, at a relay of the tests.
#pragma once

#include <string>

#include "lib/config/recipe.hpp"
#include "lib/mail/relay.hpp"
#include "tests/support/servers.hpp"

namespace qlab::test {

inline mail::HttpRelay http_relay(const std::string& recipe, const std::string& url) {
  mail::HttpRelay relay;
  relay.recipe = config::recipe(recipe);
  relay.url = url;
  relay.token = "t0ken-of-the-lab";
  relay.username = "AKIALAB";
  relay.region = "eu-west-2";
  relay.domain = "mg.example.org";
  return relay;
}

}  // namespace qlab::test

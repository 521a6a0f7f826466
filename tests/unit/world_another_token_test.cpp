// SPDX-License-Identifier: Apache-2.0
#include "lib/world/another_token.hpp"

#include <doctest/doctest.h>

#include "lib/core/error.hpp"

namespace qlab::world {
namespace {

mail::Delivery refused() { return {mail::Outcome::not_sent, 535, "535 no", Kind::auth, {}}; }

}  // namespace

TEST_CASE("another token: only where the relay refused the first, and the second is not the same") {
  std::string token = "first";
  auto delivery = refused();
  CHECK_FALSE(take_another_token(token, {}, delivery));
  CHECK_FALSE(take_another_token(
      token, [](const auto& old) { return old; }, delivery));
  CHECK_FALSE(take_another_token(
      token, [](const auto&) { return std::string(); }, delivery));
  CHECK(token == "first");
  CHECK(take_another_token(
      token, [](const auto& old) { return old + "-new"; }, delivery));
  CHECK(token == "first-new");
  delivery.stop = Kind::temporary;
  CHECK_FALSE(take_another_token(
      token, [](const auto& old) { return old + "-new"; }, delivery));
}

TEST_CASE("another token: where nobody gives one, that is the reason, and no token is in it") {
  std::string token = "first";
  auto delivery = refused();
  const auto again = [](const std::string&) -> std::string {
    throw Error(Kind::auth, "relay.token_command: 'pass' failed with status 3");
  };
  CHECK_FALSE(take_another_token(token, again, delivery));
  CHECK(delivery.detail == "relay.token_command: 'pass' failed with status 3");
  CHECK(delivery.stop == Kind::auth);
  CHECK(delivery.outcome == mail::Outcome::not_sent);
}

}  // namespace qlab::world

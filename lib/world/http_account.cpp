// SPDX-License-Identifier: Apache-2.0
#include "lib/world/http_account.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"

namespace qlab::world {
namespace {

const std::string& value_of(const mail::HttpRelay& relay, std::string_view variable) {
  if (variable == "token") return relay.token;
  if (variable == "username") return relay.username;
  if (variable == "region") return relay.region;
  return relay.domain;
}

}  // namespace

Account account_of(const mail::HttpRelay& relay) {
  return [&relay](std::string_view variable) {
    const auto& value = value_of(relay, variable);
    if (!value.empty()) return value;
    const auto field = variable == "token" ? "token_file or relay.token_command" : variable;
    throw Error(Kind::config, fmt::format("the recipe of the relay needs '{}'", variable),
                fmt::format("set relay.{}", field));
  };
}

std::string url_of(const mail::HttpRelay& relay) {
  if (!relay.url.empty()) return relay.url;
  if (!relay.recipe.url.empty()) return filled(relay.recipe.url, account_of(relay));
  throw Error(Kind::config, "the recipe of the relay names no address", "set relay.url");
}

}  // namespace qlab::world

// SPDX-License-Identifier: Apache-2.0
// From what one request left behind to what is known about each of its mails. No network, no state.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/recipe.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::world {

struct HttpAttempt {
  CURLcode result = CURLE_OK;
  bool went_up_whole = false;  ///< every byte of the body was handed to the connection
  int status = 0;              ///< 0 where no answer came
  std::string body;            ///< of the answer; foreign text
  std::string id_header;       ///< the header that the recipe names for the id
  std::string code_header;     ///< and for the code
  std::optional<std::chrono::seconds> retry_after;
  std::string trouble;  ///< libcurl's words
  std::string relay;    ///< host:port, for people
  std::string token;    ///< what the relay may quote, in whatever form, and nobody may see
};

/// A text without the token, where it is long enough not to stand in other words.
std::string without_token(std::string text, std::string_view token);

/// The name of the header that a place of a recipe means; empty where it is a path in the body.
std::string header_of(std::string_view place);

/// Whether the relay knows a mail that comes again: {key} stands in a header.
bool is_repeatable(const Recipe& recipe);

/// Not sent where the body did not go up whole; uncertain where it did and no clear answer came;
/// else what the recipe says of the answer, for each of count mails.
std::vector<mail::Delivery> judge(const Recipe& recipe, const HttpAttempt& attempt,
                                  std::size_t count);

}  // namespace qlab::world

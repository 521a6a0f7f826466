// SPDX-License-Identifier: Apache-2.0
// A relay that cannot be trusted: what libcurl says of it, and the way out.
#pragma once

#include <curl/curl.h>

#include <string>
#include <string_view>

#include "lib/mail/transport.hpp"

namespace qlab::world {

bool is_tls_trouble(CURLcode result);

/// Nothing was sent, and going on makes no sense: config. The trouble is in libcurl's words.
mail::Delivery no_safe_connection(CURLcode result, int code, std::string_view relay,
                                  std::string_view trouble);

}  // namespace qlab::world

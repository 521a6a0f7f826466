// SPDX-License-Identifier: Apache-2.0
// libcurl's handles, owned.
#pragma once

#include <curl/curl.h>
#include <fmt/format.h>

#include <cstddef>
#include <memory>
#include <string>

#include "lib/core/error.hpp"

namespace qlab::world {

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using ParsedUrl = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;
using Multi = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;

/// Throws failed where the library does not know the option: a build that is not whole.
template <class Value>
void set(const Easy& curl, CURLoption option, Value value) {
  if (const auto result = curl_easy_setopt(curl.get(), option, value); result != CURLE_OK) {
    throw Error(Kind::failed, fmt::format("libcurl refuses option {}: {}", int{option},
                                          curl_easy_strerror(result)));
  }
}

/// Throws failed where the library could not do it: it has no memory, or is used wrongly.
void check(CURLMcode result);

/// Starts the library once for the whole program; throws failed where it cannot start.
void start_curl();

/// A new handle. TLS is verified and at least 1.2; redirects, signals and proxies of the
/// environment are off; the scheme is the only protocol.
Easy new_handle(const std::string& url, const std::string& scheme, const std::string& ca_file);

/// An address that was found good before, read once for many requests.
ParsedUrl parsed_url(const std::string& url);

/// Runs many handles over at most so many connections, and keeps these open.
Multi new_multi(std::size_t connections);

}  // namespace qlab::world

// SPDX-License-Identifier: Apache-2.0
#include "lib/world/curl_handle.hpp"

#include <new>

namespace qlab::world {

void start_curl() {
  static const auto ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw Error(Kind::failed, "libcurl cannot start");
}

Easy new_handle(const std::string& url, const std::string& scheme, const std::string& ca_file) {
  start_curl();
  Easy curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) throw std::bad_alloc();
  set(curl, CURLOPT_URL, url.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, scheme.c_str());
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_PROXY, "");  // none from the environment either
  set(curl, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
  set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  set(curl, CURLOPT_NOSIGNAL, 1L);
  if (!ca_file.empty()) set(curl, CURLOPT_CAINFO, ca_file.c_str());
  return curl;
}

void check(CURLMcode result) {
  if (result == CURLM_OK) return;
  throw Error(Kind::failed, fmt::format("libcurl fails: {}", curl_multi_strerror(result)));
}

ParsedUrl parsed_url(const std::string& url) {
  ParsedUrl parsed(curl_url(), &curl_url_cleanup);
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
    throw Error(Kind::failed, "libcurl cannot read the address of the relay");
  }
  return parsed;
}

Multi new_multi(std::size_t connections) {
  start_curl();
  Multi multi(curl_multi_init(), &curl_multi_cleanup);
  if (!multi) throw std::bad_alloc();
  const auto most = static_cast<long>(connections);
  check(curl_multi_setopt(multi.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, most));
  check(curl_multi_setopt(multi.get(), CURLMOPT_MAXCONNECTS, most));
  return multi;
}

}  // namespace qlab::world

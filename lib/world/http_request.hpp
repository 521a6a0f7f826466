// SPDX-License-Identifier: Apache-2.0
// One request after the other by one of libcurl's handles: what it is told before each, and what is
// left behind. Whoever has the handle sends them.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lib/mail/relay.hpp"
#include "lib/world/curl_handle.hpp"
#include "lib/world/http_answer.hpp"
#include "lib/world/http_head.hpp"
#include "lib/world/relay_address.hpp"

namespace qlab::world {

class HttpRequest {
 public:
  /// Throws config where the recipe needs what is not set. The address must live longer.
  HttpRequest(mail::HttpRelay relay, const RelayAddress& address, std::string content_type);
  HttpRequest(const HttpRequest&) = delete;
  HttpRequest& operator=(const HttpRequest&) = delete;

  [[nodiscard]] const Easy& handle() const { return m_curl; }

  /// Makes the handle ready for a request with this body, which must stay until the end.
  void begin(const std::string& body, std::string_view key);

  /// What became of it, once libcurl is done with it.
  HttpAttempt end(CURLcode result);

  /// Where the relay refused the token of the last request and there is another, takes that one for
  /// the next; else false. Where asking for it fails, that is what the delivery says.
  bool take_another_token(mail::Delivery& refused);

 private:
  /// The body on its way up.
  struct Upload {
    std::string_view bytes;
    std::size_t given = 0;
  };
  static std::size_t give_bytes(char* buffer, std::size_t size, std::size_t count, void* context);
  static int never_rewind(void* context, curl_off_t offset, int origin);
  static std::size_t keep_bytes(char* text, std::size_t size, std::size_t count, void* context);

  void set_up_limits();
  void set_up_callbacks();
  void set_up_login();
  [[nodiscard]] long patience(std::size_t bytes) const;
  [[nodiscard]] bool went_up_whole() const;
  [[nodiscard]] std::string header_value(const std::string& place) const;

  mail::HttpRelay m_relay;
  const RelayAddress& m_address;
  std::string m_content_type;
  bool m_is_repeatable;
  HttpHead m_head;
  Upload m_upload;
  std::string m_answer;
  std::array<char, CURL_ERROR_SIZE> m_error{};
  ParsedUrl m_url;
  Easy m_curl;
};

}  // namespace qlab::world

// SPDX-License-Identifier: Apache-2.0
#include "lib/world/relay_address.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>

#include <array>
#include <memory>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"

namespace qlab::world {
namespace {

class Url {
 public:
  explicit Url(const std::string& text) : m_handle(curl_url(), &curl_url_cleanup) {
    m_valid = curl_url_set(m_handle.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
  }
  [[nodiscard]] bool valid() const { return m_valid; }

  [[nodiscard]] std::string part(CURLUPart which) const {
    char* text = nullptr;
    curl_url_get(m_handle.get(), which, &text, CURLU_DEFAULT_PORT);
    const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
    return text == nullptr ? std::string() : std::string(text);
  }

 private:
  std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> m_handle;
  bool m_valid = false;
};

bool is_loopback(const std::string& host) {
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  in6_addr v6{};
  const bool bracketed = host.size() > 2 && host.front() == '[';
  const auto bare = bracketed ? host.substr(1, host.size() - 2) : host;
  if (inet_pton(AF_INET6, bare.c_str(), &v6) == 1) return IN6_IS_ADDR_LOOPBACK(&v6) != 0;
  return host == "localhost";
}

/// Not shown: it may hold the password.
void refuse_login(const Url& url, const std::string& hint) {
  if (url.part(CURLUPART_USER).empty() && url.part(CURLUPART_PASSWORD).empty()) return;
  throw Error(Kind::config, "the url of the relay holds a user name or password", hint);
}

[[noreturn]] void refuse_plain(const std::string& host, const std::string& hint) {
  throw Error(Kind::config,
              fmt::format("the relay '{}' would get mail in plain text", text::terminal_safe(host)),
              hint);
}

RelayAddress address(const std::string& text, const Url& url) {
  return {text, url.part(CURLUPART_SCHEME),
          fmt::format("{}:{}", url.part(CURLUPART_HOST), url.part(CURLUPART_PORT))};
}

std::string scheme_of(const Url& url) {
  return url.valid() ? url.part(CURLUPART_SCHEME) : std::string();
}

}  // namespace

RelayAddress smtp_address(const mail::SmtpRelay& relay) {
  const Url url(relay.url);
  if (scheme_of(url) != "smtp" && scheme_of(url) != "smtps") {
    throw Error(Kind::config, "the url of the relay is not smtp:// or smtps://",
                "write smtp://relay.example.org:587");
  }
  refuse_login(url, "use username with password_file or password_command");
  const auto host = url.part(CURLUPART_HOST);
  if (relay.tls == mail::Tls::none && !is_loopback(host)) {
    refuse_plain(host, "tls = \"none\" is for a relay on this machine; write tls = \"required\"");
  }
  return address(relay.url, url);
}

RelayAddress http_address(const std::string& text) {
  const Url url(text);
  if (scheme_of(url) != "https" && scheme_of(url) != "http") {
    throw Error(Kind::config, "the url of the relay is not https://",
                "write https://relay.example.org/messages");
  }
  refuse_login(url, "use token_file or token_command");
  const auto host = url.part(CURLUPART_HOST);
  if (scheme_of(url) == "http" && !is_loopback(host)) {
    refuse_plain(host, "http:// is for a relay on this machine; write https://");
  }
  return address(text, url);
}

}  // namespace qlab::world

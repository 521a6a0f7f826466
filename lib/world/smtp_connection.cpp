// SPDX-License-Identifier: Apache-2.0
#include "lib/world/smtp_connection.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>

namespace qlab::world {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t block = std::size_t{4} << 10;
/// No reply is as long as this: its lines have 512 bytes (RFC 5321 4.5.3.1.5), and EHLO a few
/// dozen.
constexpr std::size_t longest_reply = std::size_t{64} << 10;
constexpr std::chrono::seconds patience_with_quit{2};

int listen(CURL* /*curl*/, curl_infotype type, char* text, std::size_t size, void* context) {
  auto& conversation = *static_cast<Conversation*>(context);
  if (type == CURLINFO_HEADER_OUT) conversation.sent({text, size});
  if (type == CURLINFO_HEADER_IN) conversation.received({text, size});
  return 0;
}

void set_up_login(const Easy& curl, const mail::SmtpRelay& relay) {
  if (relay.username.empty()) return;
  set(curl, CURLOPT_USERNAME, relay.username.c_str());
  if (relay.token.empty()) {
    set(curl, CURLOPT_PASSWORD, relay.password.c_str());
  } else {
    set(curl, CURLOPT_XOAUTH2_BEARER, relay.token.c_str());
    // Nothing else: a relay without them must not be sent an empty password.
    set(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2;AUTH=OAUTHBEARER");
  }
}

}  // namespace

SmtpConnection::SmtpConnection(const mail::SmtpRelay& relay, const RelayAddress& address,
                               Conversation& conversation)
    : m_conversation(conversation),
      m_patience(relay.response_timeout),
      m_curl(new_handle(address.url, address.scheme, relay.ca_file)) {
  const bool plain = relay.tls == mail::Tls::none;
  set(m_curl, CURLOPT_USE_SSL, plain ? long{CURLUSESSL_NONE} : long{CURLUSESSL_ALL});
  set(m_curl, CURLOPT_CONNECT_ONLY, 1L);
  set(m_curl, CURLOPT_CONNECTTIMEOUT, static_cast<long>(relay.connect_timeout.count()));
  set(m_curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(m_patience.count()));
  set(m_curl, CURLOPT_DEBUGFUNCTION, &listen);
  set(m_curl, CURLOPT_DEBUGDATA, &m_conversation);
  set(m_curl, CURLOPT_VERBOSE, 1L);  // libcurl calls the debug function only then
  set(m_curl, CURLOPT_ERRORBUFFER, m_error.data());
  set_up_login(m_curl, relay);
}

SmtpConnection::~SmtpConnection() {
  if (!m_is_in_order) return;
  m_patience = patience_with_quit;
  std::string_view goodbye = "QUIT\r\n";
  m_conversation.expect(Stage::connect);
  if (say(goodbye) == CURLE_OK) hear();  // RFC 5321 4.1.1.10: wait for the answer
}

CURLcode SmtpConnection::open() {
  const auto result = curl_easy_perform(m_curl.get());
  if (result != CURLE_OK) return result;
  m_is_in_order = true;
  return curl_easy_getinfo(m_curl.get(), CURLINFO_ACTIVESOCKET, &m_socket);
}

CURLcode SmtpConnection::say(std::string_view& bytes) {
  m_is_in_order = false;
  // What was said unasked must not be taken for the answer.
  if (!m_heard.empty()) return CURLE_WEIRD_SERVER_REPLY;
  while (!bytes.empty()) {
    std::size_t sent = 0;
    auto result = curl_easy_send(m_curl.get(), bytes.data(), bytes.size(), &sent);
    bytes.remove_prefix(sent);
    // A relay that stops reading answers nothing that could time out.
    if (result == CURLE_AGAIN) result = wait(POLLOUT, SteadyClock::now() + m_patience);
    if (result != CURLE_OK) return result;
  }
  return CURLE_OK;
}

CURLcode SmtpConnection::hear() {
  m_is_in_order = false;
  const auto until = SteadyClock::now() + m_patience;
  std::size_t taken = 0;
  while (!m_conversation.has_ended()) {
    if (const auto line = take_line(); line > 0) {
      taken += line;
      continue;
    }
    if (taken + m_heard.size() > longest_reply) return CURLE_RECV_ERROR;
    if (const auto result = fill(until); result != CURLE_OK) return result;
  }
  m_is_in_order = true;
  return CURLE_OK;
}

std::size_t SmtpConnection::take_line() {
  const auto size = m_heard.find('\n') + 1;  // 0 where there is none
  if (size == 0) return 0;
  m_conversation.received(std::string_view(m_heard).substr(0, size));
  m_heard.erase(0, size);
  return size;
}

CURLcode SmtpConnection::fill(SteadyClock::time_point until) {
  std::array<char, block> more;
  std::size_t got = 0;
  auto result = curl_easy_recv(m_curl.get(), more.data(), more.size(), &got);
  while (result == CURLE_AGAIN) {
    if (const auto waited = wait(POLLIN, until); waited != CURLE_OK) return waited;
    result = curl_easy_recv(m_curl.get(), more.data(), more.size(), &got);
  }
  if (result != CURLE_OK) return result;
  m_heard.append(more.data(), got);
  return got > 0 ? CURLE_OK : CURLE_RECV_ERROR;
}

CURLcode SmtpConnection::wait(short events, SteadyClock::time_point until) {
  using std::chrono::milliseconds;
  pollfd ready{m_socket, events, 0};
  int found = -1;
  do {
    const auto left = std::chrono::ceil<milliseconds>(until - SteadyClock::now());
    if (left <= milliseconds(0)) return CURLE_OPERATION_TIMEDOUT;
    found = ::poll(&ready, 1, static_cast<int>(std::min(left, milliseconds(60'000)).count()));
  } while (found == 0 || (found < 0 && errno == EINTR));
  return found < 0 ? CURLE_RECV_ERROR : CURLE_OK;
}

}  // namespace qlab::world

// SPDX-License-Identifier: Apache-2.0
// One connection to a relay. libcurl opens, secures and logs in; what is said after that is said by
// whoever uses it, because libcurl waits for the answer to each command (RFC 2920 lets them go
// together).
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "lib/mail/relay.hpp"
#include "lib/world/curl_handle.hpp"
#include "lib/world/relay_address.hpp"
#include "lib/world/smtp_conversation.hpp"

namespace qlab::world {

class SmtpConnection {
 public:
  /// Opens nothing yet. What is heard goes into the conversation, which must live longer.
  SmtpConnection(const mail::SmtpRelay& relay, const RelayAddress& address,
                 Conversation& conversation);
  SmtpConnection(const SmtpConnection&) = delete;
  SmtpConnection& operator=(const SmtpConnection&) = delete;

  /// Says QUIT where both sides still understand each other.
  ~SmtpConnection();

  /// Connects, secures and logs in.
  CURLcode open();

  /// Sends the bytes and takes off what went up.
  CURLcode say(std::string_view& bytes);

  /// Waits for one whole reply; what is none is passed over. One without an end is an error.
  CURLcode hear();

  /// libcurl's words about what went wrong while it opened.
  [[nodiscard]] std::string_view trouble() const { return m_error.data(); }

 private:
  CURLcode wait(short events, std::chrono::steady_clock::time_point until);
  CURLcode fill(std::chrono::steady_clock::time_point until);
  std::size_t take_line();  ///< its bytes; 0 where there is no whole one

  Conversation& m_conversation;
  std::chrono::seconds m_patience;
  std::array<char, CURL_ERROR_SIZE> m_error{};
  Easy m_curl;
  curl_socket_t m_socket = CURL_SOCKET_BAD;
  bool m_is_in_order = false;  ///< nothing is unanswered or lost
  std::string m_heard;         ///< not looked at yet
};

}  // namespace qlab::world

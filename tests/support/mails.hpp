// SPDX-License-Identifier: Apache-2.0
// Small mails and relays that the contract tests share.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "lib/mail/relay.hpp"
#include "lib/mail/transport.hpp"

namespace qlab::test {

/// A mail with 8-bit text, as a relay may be given one.
inline std::string mail_with(std::string_view body) {
  return "From: lab@example.org\r\nTo: b@example.net\r\nSubject: hello\r\n"
         "Message-ID: <1@example.org>\r\nContent-Type: text/plain; charset=UTF-8\r\n"
         "Content-Transfer-Encoding: 8bit\r\n\r\n" +
         std::string(body);
}

/// Hands over one mail.
inline mail::Delivery hand_over(mail::Transport& transport, const mail::Envelope& envelope,
                                std::string_view bytes) {
  const mail::Parcel parcel{envelope, bytes, "key"};
  auto deliveries = transport.deliver({&parcel, 1});
  if (deliveries.size() != 1) throw std::logic_error("not one result for one mail");
  return std::move(deliveries.front());
}

inline mail::SmtpRelay plain_relay(const std::string& url) {
  mail::SmtpRelay relay;
  relay.url = url;
  relay.tls = mail::Tls::none;
  return relay;
}

inline std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

/// Takes the first line off and returns what stands in it between the two; empty where it differs.
inline std::string take_field(std::string& text, std::string_view before, std::string_view after) {
  const auto line = text.substr(0, text.find("\r\n"));
  if (!line.starts_with(before) || !line.ends_with(after)) return {};
  text.erase(0, line.size() + 2);
  return line.substr(before.size(), line.size() - before.size() - after.size());
}

}  // namespace qlab::test

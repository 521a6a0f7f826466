// SPDX-License-Identifier: Apache-2.0
// libcurl connects, secures and logs in; the few commands after that are spoken here, because its
// own FETCH marks a mail as seen.
#include "lib/world/imap_connection.hpp"

#include <fmt/format.h>
#include <poll.h>

#include "lib/core/ascii.hpp"
#include "lib/core/detail.hpp"
#include "lib/core/error.hpp"
#include "lib/world/tls_trouble.hpp"

namespace qlab::world {
namespace {

constexpr int patience_ms = 60'000;
constexpr std::size_t block = std::size_t{64} << 10;
/// Room for a mail, and for the numbers of some five million.
constexpr std::size_t most_of_answer = ImapConnection::most_of_mail + (std::size_t{10} << 20);

/// The number in "{123}" at the end of a line: so many bytes follow (RFC 3501 4.3).
std::optional<std::size_t> literal_size(std::string_view line) {
  const auto open = line.rfind('{');
  if (open == std::string_view::npos || !line.ends_with('}')) return {};
  const auto size = ascii::number(line.substr(open + 1, line.size() - open - 2));
  if (!size || *size < 0) return {};
  return static_cast<std::size_t>(*size);
}

/// Whether a line that ends with the size of a literal says that it is a mail.
bool announces_body(std::string_view line) {
  const auto before = ascii::lower(line.substr(0, line.rfind('{')));
  return before.ends_with(" body[]<0> ") || before.ends_with("(body[]<0> ") ||
         before.ends_with(" body[] ") || before.ends_with("(body[] ");
}

}  // namespace

ImapConnection::ImapConnection(const ImapAddress& address, const inbox::ImapAccount& account)
    : m_curl(new_handle(address.connect, address.scheme, account.ca_file)), m_shown(address.shown) {
  set(m_curl, CURLOPT_USERNAME, account.username.c_str());
  set(m_curl, CURLOPT_PASSWORD, account.password.c_str());
  set(m_curl, CURLOPT_CONNECT_ONLY, 1L);
  set(m_curl, CURLOPT_CONNECTTIMEOUT, 30L);
  set(m_curl, CURLOPT_USE_SSL, long{address.may_be_plain ? CURLUSESSL_TRY : CURLUSESSL_ALL});
  const auto result = curl_easy_perform(m_curl.get());
  if (result == CURLE_LOGIN_DENIED)
    throw Error(Kind::auth, fmt::format("'{}' refuses the user name or password", m_shown));
  if (is_tls_trouble(result)) {
    throw Error(Kind::config,
                fmt::format("no safe connection to '{}': {}", m_shown, curl_easy_strerror(result)),
                "write the host of mailbox.url as its certificate has it, or name its authority as "
                "mailbox.ca_file");
  }
  if (result != CURLE_OK) fail(curl_easy_strerror(result));
  curl_easy_getinfo(m_curl.get(), CURLINFO_ACTIVESOCKET, &m_socket);
}

std::optional<std::string> ImapConnection::ask(const std::string& command, const Take& take) {
  const auto tag = fmt::format("q{} ", ++m_number);
  m_received = m_buffer.size() - m_at;
  send(tag + command + "\r\n");
  for (;;) {
    auto line = read_line();
    if (line.starts_with("* BYE")) fail(line);
    if (!line.starts_with(tag)) {
      auto answer = read_answer(std::move(line));
      take(answer);
      continue;
    }
    line.erase(0, tag.size());
    if (line.starts_with("OK")) return {};
    if (!line.starts_with("NO")) fail(line);
    return line;
  }
}

void ImapConnection::demand(const std::string& command, const Take& take) {
  if (const auto no = ask(command, take)) fail(*no);
}

void ImapConnection::fail(std::string_view why) const {
  throw Error(Kind::temporary,
              fmt::format("cannot read the mailbox on '{}': {}", m_shown, detail_text(why)));
}

/// From its first line on, which was read; each literal is followed by the rest of its line.
ImapAnswer ImapConnection::read_answer(std::string line) {
  ImapAnswer answer;
  while (const auto size = literal_size(line)) {
    auto bytes = take_bytes(*size);
    if (!answer.body && announces_body(line)) answer.body = std::move(bytes);
    answer.text += line;
    line = read_line();
  }
  answer.text += line;
  return answer;
}

void ImapConnection::wait(short events) const {
  pollfd ready{m_socket, events, 0};
  if (::poll(&ready, 1, patience_ms) <= 0) fail("it does not answer");
}

void ImapConnection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    std::size_t sent = 0;
    const auto result = curl_easy_send(m_curl.get(), bytes.data(), bytes.size(), &sent);
    if (result == CURLE_AGAIN) {
      wait(POLLOUT);
    } else if (result != CURLE_OK) {
      fail(curl_easy_strerror(result));
    }
    bytes.remove_prefix(sent);
  }
}

void ImapConnection::fill() {
  if (m_received > most_of_answer) fail("it sends more than it was asked for");
  std::string more(block, '\0');
  for (;;) {
    std::size_t got = 0;
    const auto result = curl_easy_recv(m_curl.get(), more.data(), more.size(), &got);
    if (result == CURLE_AGAIN) {
      wait(POLLIN);
      continue;
    }
    if (result != CURLE_OK || got == 0) fail("it closed the connection");
    m_buffer.erase(0, m_at);
    m_at = 0;
    m_buffer.append(more, 0, got);
    m_received += got;
    return;
  }
}

std::string ImapConnection::read_line() {
  std::size_t known = 0;  // where no line end stands, from m_at on
  for (;;) {
    const auto end = m_buffer.find("\r\n", m_at + known);
    if (end != std::string::npos) {
      auto line = m_buffer.substr(m_at, end - m_at);
      m_at = end + 2;
      return line;
    }
    known = m_buffer.size() - m_at;
    if (known > 0) --known;  // the CR of it may be there
    fill();
  }
}

std::string ImapConnection::take_bytes(std::size_t size) {
  if (size > most_of_mail) fail("it sends more than it was asked for");
  while (m_buffer.size() - m_at < size) fill();
  auto bytes = m_buffer.substr(m_at, size);
  m_at += size;
  return bytes;
}

}  // namespace qlab::world

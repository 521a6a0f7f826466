// SPDX-License-Identifier: Apache-2.0
// libcurl connects, secures and logs in; the few commands after that are spoken here, because its
// own FETCH marks a mail as seen.
#include "lib/world/imap.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <vector>

#include "lib/core/ascii.hpp"
#include "lib/core/text.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/world/curl_handle.hpp"
#include "lib/world/imap_address.hpp"
#include "lib/world/tls_trouble.hpp"

namespace qlab::world {
namespace {

constexpr int patience_ms = 60'000;
constexpr std::size_t block = std::size_t{64} << 10;
/// One more than is read, so that a larger mail is seen to be one.
constexpr std::size_t most_bytes = inbox::largest_mail + 1;

using ascii::number;

/// The number in "{123}" at the end of a line: so many bytes follow (RFC 3501 4.3).
std::optional<std::size_t> literal_size(std::string_view line) {
  const auto open = line.rfind('{');
  if (open == std::string_view::npos || !line.ends_with('}')) return {};
  const auto size = number(line.substr(open + 1, line.size() - open - 2));
  if (!size || *size < 0) return {};
  return static_cast<std::size_t>(*size);
}

class Connection {
 public:
  Connection(const ImapAddress& address, const inbox::ImapAccount& account)
      : m_curl(new_handle(address.connect, address.scheme, account.ca_file)),
        m_shown(address.shown) {
    set(m_curl, CURLOPT_USERNAME, account.username.c_str());
    set(m_curl, CURLOPT_PASSWORD, account.password.c_str());
    set(m_curl, CURLOPT_CONNECT_ONLY, 1L);
    set(m_curl, CURLOPT_CONNECTTIMEOUT, 30L);
    set(m_curl, CURLOPT_USE_SSL, long{address.may_be_plain ? CURLUSESSL_TRY : CURLUSESSL_ALL});
    const auto result = curl_easy_perform(m_curl.get());
    if (result == CURLE_LOGIN_DENIED) {
      throw Error(Kind::auth, fmt::format("'{}' refuses the user name or password", m_shown));
    }
    if (is_tls_trouble(result)) {
      throw Error(
          Kind::config,
          fmt::format("no safe connection to '{}': {}", m_shown, curl_easy_strerror(result)),
          "write the host of mailbox.url as its certificate has it, or name its authority as "
          "mailbox.ca_file");
    }
    if (result != CURLE_OK) fail(curl_easy_strerror(result));
    curl_easy_getinfo(m_curl.get(), CURLINFO_ACTIVESOCKET, &m_socket);
  }

  /// Sends a command and returns the lines up to its answer, which must be OK; a literal stands
  /// behind its line as an element of its own.
  std::vector<std::string> ask(const std::string& command) {
    const auto tag = fmt::format("q{}", ++m_number);
    send(tag + " " + command + "\r\n");
    std::vector<std::string> lines;
    for (;;) {
      auto line = read_line();
      if (line.starts_with(tag + " OK")) return lines;
      if (line.starts_with(tag + " ")) fail(line.substr(tag.size() + 1));
      if (line.starts_with("* BYE")) fail(line);
      const auto size = literal_size(line);
      lines.push_back(std::move(line));
      if (!size) continue;
      if (*size > most_bytes) fail("it sends more than it was asked for");
      lines.push_back(take(*size));
    }
  }

 private:
  [[noreturn]] void fail(std::string_view why) const {
    throw Error(Kind::temporary, fmt::format("cannot read the mailbox on '{}': {}", m_shown,
                                             text::terminal_safe(why.substr(0, 300))));
  }

  void wait(short events) const {
    pollfd ready{m_socket, events, 0};
    if (::poll(&ready, 1, patience_ms) <= 0) fail("it does not answer");
  }

  void send(std::string_view bytes) {
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

  void fill() {
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
      return;
    }
  }

  std::string read_line() {
    for (;;) {
      const auto end = m_buffer.find("\r\n", m_at);
      if (end != std::string::npos) {
        auto line = m_buffer.substr(m_at, end - m_at);
        m_at = end + 2;
        return line;
      }
      if (m_buffer.size() - m_at > 16 * block) fail("it sends a line without an end");
      fill();
    }
  }

  std::string take(std::size_t size) {
    while (m_buffer.size() - m_at < size) fill();
    auto bytes = m_buffer.substr(m_at, size);
    m_at += size;
    return bytes;
  }

  Easy m_curl;
  std::string m_shown;
  curl_socket_t m_socket = CURL_SOCKET_BAD;
  std::string m_buffer;
  std::size_t m_at = 0;
  int m_number = 0;
};

class Imap final : public inbox::Mailbox {
 public:
  explicit Imap(inbox::ImapAccount account)
      : m_account(std::move(account)), m_address(imap_address(m_account.url)) {}

  void each(const std::function<void(const inbox::Delivered&)>& take) override {
    Connection connection(m_address, m_account);
    const auto epoch =
        uid_validity(connection.ask(fmt::format("EXAMINE {}", m_address.quoted_folder)));
    const auto behind = m_mark && epoch && m_mark->epoch == *epoch ? m_mark->number : 0;
    for (const auto uid : uids(connection, behind)) {
      const auto mark = epoch ? std::optional(inbox::Mark{*epoch, uid}) : std::nullopt;
      read(connection, uid, mark, take);
    }
    connection.ask("NOOP");
  }

  [[nodiscard]] std::string name() const override {
    return fmt::format("{} {}", m_account.username, m_account.url);
  }

  void resume(const inbox::Mark& mark) override { m_mark = mark; }

 private:
  /// "* OK [UIDVALIDITY 3857529045] UIDs valid" among the answers to EXAMINE.
  static std::optional<std::int64_t> uid_validity(const std::vector<std::string>& lines) {
    constexpr std::string_view start = "[UIDVALIDITY ";
    for (const auto& line : lines) {
      const auto at = line.find(start);
      if (at == std::string::npos) continue;
      const auto rest = std::string_view(line).substr(at + start.size());
      return number(rest.substr(0, rest.find(']')));
    }
    return {};
  }

  /// In their order. The last mail answers to 8:* even where its number is less (RFC 3501 6.4.8).
  static std::vector<std::int64_t> uids(Connection& connection, std::int64_t behind) {
    constexpr std::string_view start = "* SEARCH ";
    std::vector<std::int64_t> all;
    for (const auto& line : connection.ask(fmt::format("UID SEARCH UID {}:*", behind + 1))) {
      if (!line.starts_with(start)) continue;
      const auto rest = line.substr(start.size());
      for (const auto word : text::split(rest, ' ')) {
        const auto uid = number(word);
        if (uid && *uid > behind) all.push_back(*uid);
      }
    }
    std::ranges::sort(all);
    return all;
  }

  /// One that was deleted meanwhile has no answer.
  static void read(Connection& connection, std::int64_t uid, const std::optional<inbox::Mark>& mark,
                   const std::function<void(const inbox::Delivered&)>& take) {
    const auto lines =
        connection.ask(fmt::format("UID FETCH {} (BODY.PEEK[]<0.{}>)", uid, most_bytes));
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (!literal_size(lines[i])) continue;
      const auto& bytes = lines[i + 1];
      const bool is_too_large = bytes.size() > inbox::largest_mail;
      take({fmt::format("mail {}", uid), is_too_large ? std::string_view() : bytes, is_too_large,
            mark});
      return;
    }
  }

  inbox::ImapAccount m_account;
  ImapAddress m_address;
  std::optional<inbox::Mark> m_mark;
};

}  // namespace

std::unique_ptr<inbox::Mailbox> make_imap(const inbox::ImapAccount& account) {
  return std::make_unique<Imap>(account);
}

}  // namespace qlab::world

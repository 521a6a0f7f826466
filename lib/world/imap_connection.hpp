// SPDX-License-Identifier: Apache-2.0
// One conversation with an IMAP server (RFC 3501). What it says is foreign: nothing is kept that
// nobody asked for, and an answer without an end is not waited for.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lib/inbox/imap_account.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/world/curl_handle.hpp"
#include "lib/world/imap_address.hpp"

namespace qlab::world {

/// "* 1 FETCH (UID 11 BODY[]<0> {5})" and the five bytes.
struct ImapAnswer {
  std::string text;                 ///< its lines in one, without the bytes of literals
  std::optional<std::string> body;  ///< the literal behind BODY[]
};

class ImapConnection {
 public:
  /// One byte more than is read of a mail, so that a larger one is seen to be one.
  static constexpr std::size_t most_of_mail = inbox::largest_mail + 1;

  /// Connects and logs in. Throws auth where the login is refused, config where the connection
  /// would not be safe, temporary for all other trouble, here and below.
  ImapConnection(const ImapAddress& address, const inbox::ImapAccount& account);

  using Take = std::function<void(ImapAnswer&)>;

  /// Sends a command and hands over each untagged answer. Nothing: it was done; else the server's
  /// no in its words.
  std::optional<std::string> ask(const std::string& command, const Take& take);

  /// The same, where a no is trouble.
  void demand(const std::string& command, const Take& take);

  [[noreturn]] void fail(std::string_view why) const;

 private:
  ImapAnswer read_answer(std::string line);
  void wait(short events) const;
  void send(std::string_view bytes);
  void fill();
  std::string read_line();
  std::string take_bytes(std::size_t size);

  Easy m_curl;
  std::string m_shown;
  curl_socket_t m_socket = CURL_SOCKET_BAD;
  std::string m_buffer;
  std::size_t m_at = 0;
  std::size_t m_received = 0;  ///< since the last command
  int m_number = 0;
};

}  // namespace qlab::world

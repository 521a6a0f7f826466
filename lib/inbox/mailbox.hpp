// SPDX-License-Identifier: Apache-2.0
// The port by which mails come in: a mailbox that is read and never changed. Nothing in it is
// moved, deleted or marked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace qlab::inbox {

/// How far a mailbox was read whose mails have numbers that grow, as long as its epoch is the same:
/// UID and UIDVALIDITY (RFC 3501 2.3.1.1).
struct Mark {
  std::int64_t epoch = 0;
  std::int64_t number = 0;

  bool operator==(const Mark&) const = default;
};

/// One mail as it lies there.
struct Delivered {
  std::string place;          ///< where it lies, for people: a file's name, or "mail 3"
  std::string_view bytes;     ///< valid during the call
  bool is_too_large = false;  ///< more than largest_mail: then the bytes are its beginning
  std::optional<Mark> mark = {};
  std::string refusal = {};  ///< why the server does not give it: then there are no bytes
};

/// So much of a mail that is too large tells who wrote it.
inline constexpr std::size_t longest_beginning = std::size_t{64} << 10;

class Mailbox {
 public:
  virtual ~Mailbox() = default;

  /// What its mark is kept under; empty where it numbers nothing.
  [[nodiscard]] virtual std::string name() const { return {}; }

  /// Says how far it was read: each() then begins behind that, unless the epoch is another one.
  virtual void resume(const Mark& /*mark*/) {}

  /// Hands over every mail, in an order that is the same at each reading. Throws config where there
  /// is no mailbox, io where one cannot be read.
  virtual void each(const std::function<void(const Delivered&)>& take) = 0;
};

/// A Maildir: the mails in new and cur, by name. What another program delivers meanwhile may be
/// seen or not; what it moves is seen once or not at all, and next time again.
std::unique_ptr<Mailbox> open_maildir(const std::filesystem::path& folder);

/// An mbox file; one that does not exist is empty, as programs leave it.
std::unique_ptr<Mailbox> open_mbox(const std::filesystem::path& file);

/// What one mail is known by, wherever it lies: the same by mbox and by Maildir, with every line
/// end, and with the marks that mailboxes put into it. 64 hexadecimal digits.
std::string digest_of(std::string_view mail);

}  // namespace qlab::inbox

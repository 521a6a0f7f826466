// SPDX-License-Identifier: Apache-2.0
// Mails on their way from a mailbox into the store. Included only by the .cpp files of lib/replies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/inbox/classify.hpp"
#include "lib/inbox/mail.hpp"
#include "lib/inbox/mailbox.hpp"

namespace qlab::replies {

/// A mail, and what can be said of it without the store.
struct Fresh {
  std::string_view bytes;  ///< in the block of its batch
  std::string digest = {};
  inbox::Mail mail = {};
  inbox::Classified classified = {};
  bool is_authentic = false;
  std::string too_large_at = {};  ///< where it lies, if it is: then the bytes are its beginning
};

/// Mails that take each step together, and become one change. Their bytes lie in one block, which
/// is used again.
struct Batch {
  std::vector<char> block;
  std::vector<Fresh> mails;
  std::optional<inbox::Mark> mark;  ///< how far the mailbox was read with it
  std::int64_t seen = 0;            ///< the store's number when its mails were claimed

  /// Whether there is room for so many bytes more, where it may have so many mails at most.
  [[nodiscard]] bool has_room(std::size_t most, std::size_t bytes) const;
  void add(std::string_view mail);

  /// Leaves it empty, and returns the mails that it had.
  std::vector<Fresh> begin_again();
};

/// Batches of more mails are not made: what many of them touch is written once.
constexpr std::size_t most_mails = 500;

}  // namespace qlab::replies

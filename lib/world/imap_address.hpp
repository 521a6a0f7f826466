// SPDX-License-Identifier: Apache-2.0
// The address of a mailbox (RFC 5092), read and judged before anything is opened.
#pragma once

#include <string>

namespace qlab::world {

struct ImapAddress {
  std::string connect;        ///< without the folder
  std::string scheme;         ///< imap or imaps
  std::string shown;          ///< host:port, for messages
  std::string quoted_folder;  ///< as IMAP takes it: "INBOX", "R&AOk-ponses"
  bool may_be_plain = false;  ///< this very machine
};

/// The folder is written in UTF-8, also percent-encoded. Throws config where it is no imap or imaps
/// address, holds a user or a password, or names a folder that is not UTF-8.
ImapAddress imap_address(const std::string& url);

}  // namespace qlab::world

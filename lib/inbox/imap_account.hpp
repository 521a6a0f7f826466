// SPDX-License-Identifier: Apache-2.0
// A mailbox on an IMAP server: what lib/world needs to open it.
#pragma once

#include <string>

namespace qlab::inbox {

struct ImapAccount {
  /// imaps://imap.example.org/INBOX, the folder in UTF-8; imap:// to this machine only, or with
  /// STARTTLS.
  std::string url;
  std::string username;
  std::string password;
  std::string ca_file;  ///< extra trust anchor, PEM; empty: the system's
};

}  // namespace qlab::inbox

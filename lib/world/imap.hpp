// SPDX-License-Identifier: Apache-2.0
// A mailbox read by IMAP (RFC 3501): entry.cpp hands it out.
#pragma once

#include <memory>

#include "lib/inbox/imap_account.hpp"
#include "lib/inbox/mailbox.hpp"

namespace qlab::world {

/// Opens a connection at each reading. The folder is examined and every mail peeked at, so that
/// nothing is marked. Throws config for an address that is none or would carry the password in
/// plain text to another machine; each() throws auth where the login is refused and temporary where
/// the server cannot be reached, says no, or leaves in the middle.
std::unique_ptr<inbox::Mailbox> make_imap(const inbox::ImapAccount& account);

}  // namespace qlab::world

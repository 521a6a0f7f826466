// SPDX-License-Identifier: Apache-2.0
// The name of a folder as IMAP servers know it: ASCII, everything else in modified UTF-7 (RFC 3501
// 5.1.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qlab::inbox {

/// Writes a name in UTF-8 as a server takes it: Réponses is R&AOk-ponses, and A&B is A&-B. A name
/// that is in that form already stays as it is. Nothing where it is no UTF-8 or holds a control
/// character.
std::optional<std::string> server_folder_name(std::string_view name);

}  // namespace qlab::inbox

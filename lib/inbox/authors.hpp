// SPDX-License-Identifier: Apache-2.0
// Who wrote a mail, by what it says itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qlab::inbox {

/// The addresses of a From as it stands in the mail, folded or not, before words in it are decoded
/// (RFC 5322 3.4; RFC 6854 for groups): what a name, a comment or an encoded word holds is no
/// address. Forgives names that are not quoted. Nothing of a field longer than any such list.
std::vector<std::string> mailboxes_in(std::string_view from);

}  // namespace qlab::inbox

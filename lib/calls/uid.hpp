// SPDX-License-Identifier: Apache-2.0
// The UID of a call's calendar object: made once, kept for ever.
#pragma once

#include <string>
#include <string_view>

namespace qlab::calls {

/// A UUID at the domain; without one the UUID alone (RFC 7986 5.3).
std::string new_uid(std::string_view domain);

}  // namespace qlab::calls

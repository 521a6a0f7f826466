// SPDX-License-Identifier: Apache-2.0
// Names nobody can guess, from the kernel's random source.
#pragma once

#include <string>

namespace qlab {

/// A version 4 UUID (RFC 9562 5.4), lower case.
std::string random_uuid();

/// 26 characters of lower-case base32: 130 bits that survive the folding of a mail address.
std::string random_token();

}  // namespace qlab

// SPDX-License-Identifier: Apache-2.0
// Internationalised domain names as the network writes them (RFC 5891, UTS 46).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace qlab {

/// Turns a UTF-8 domain into lower-case A-labels (xn--...); nothing where it is no valid name.
/// An ASCII domain is only lower-cased.
std::optional<std::string> a_labels(std::string_view domain);

}  // namespace qlab

// SPDX-License-Identifier: Apache-2.0
// Bytes as base64 (RFC 4648 4), in one line, as fields of requests have it.
#pragma once

#include <string>
#include <string_view>

namespace qlab::world {

std::string base64(std::string_view bytes);

}  // namespace qlab::world

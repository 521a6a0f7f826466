// SPDX-License-Identifier: Apache-2.0
// Reads the rows of the tables in an attendance file.
#pragma once

#include <string>
#include <string_view>

#include "lib/webinar/presence.hpp"

namespace qlab::webinar {

/// Reads a text of any product; the source names it in errors. Throws data where it holds no table
/// of people, and at file:line:column where a row says neither that somebody came nor that not.
Presences read_presences(std::string_view text, const std::string& source);

}  // namespace qlab::webinar

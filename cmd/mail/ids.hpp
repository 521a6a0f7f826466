// SPDX-License-Identifier: Apache-2.0
// The mails that a command names: o12, or 12.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace qlab::cmd {

/// Throws usage where the word is no mail's id.
std::int64_t mail_id(const std::string& written);

/// The ids as given, each once; where they are only "-", those that stand on standard input.
std::vector<std::int64_t> mail_ids(const std::vector<std::string>& written);

}  // namespace qlab::cmd

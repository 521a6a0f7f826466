// SPDX-License-Identifier: Apache-2.0
// Folders for files that only their owner may read: what is edited, what a browser shows.
#pragma once

#include <filesystem>
#include <string_view>

namespace qlab::cmd {

/// Makes a new one among the temporary files, mode 0700: qlab-WORD-XXXXXX. It stays until somebody
/// takes it away. Throws io.
std::filesystem::path private_folder(std::string_view word);

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
// Files read whole and written whole: a reader sees the old file or the new one, never half of one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace qlab {

/// Reads a file, or standard input where the path is "-". Throws io where it cannot be read
/// (not_found where it is absent) and data where it is larger than limit bytes.
std::string read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{1} << 30);

/// Puts a NewFile there. Throws as it does.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Adds to the end of a file, which is made with mode 0600 where it is absent, and syncs. Throws
/// io.
void append_file(const std::filesystem::path& path, std::string_view bytes);

/// The folder that what has this path stands in: "." for a name alone.
std::filesystem::path folder_of(const std::filesystem::path& path);

/// Makes what was written to a file survive a crash. Throws io.
void sync_file(const std::filesystem::path& path);

/// Lets the disk begin with what was written to a file, and waits for nothing. sync_file() has less
/// left to wait for; where this cannot be done, it has all.
void begin_sync(const std::filesystem::path& path);

/// Makes names written to a folder survive a crash. Throws io.
void sync_folder(const std::filesystem::path& path);

}  // namespace qlab

// SPDX-License-Identifier: Apache-2.0
// The names that files have while they are written, and what was left under one by a process that
// was killed: a file whose lock the kernel gave back.
#pragma once

#include <filesystem>

namespace qlab {

/// A free name beside the file that is wanted, which only this project gives:
/// '.list.csv.1f0c9a2e.qlab'.
std::filesystem::path temporary_name(const std::filesystem::path& wanted);

/// Locks a file that is written, until it is closed. False where it has no name, for it never had
/// one or whoever clears up took it away meanwhile.
bool claim(int descriptor);

/// Removes what was left under a temporary name of this file: a file of this user alone that nobody
/// has locked. What cannot be removed, and a folder that cannot be read, is left as it is.
void remove_leftovers(const std::filesystem::path& wanted);

}  // namespace qlab

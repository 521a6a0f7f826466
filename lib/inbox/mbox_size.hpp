// SPDX-License-Identifier: Apache-2.0
// How much of an mbox is whole, while another program adds a mail to it.
#pragma once

#include <cstdint>
#include <filesystem>

namespace qlab::inbox {

/// The size of a file once nobody adds to it: who delivers mail holds a lock of fcntl(2) meanwhile,
/// which is waited for, ten seconds at most. What comes later stands behind. The largest number
/// where it is no regular file. Throws temporary where the lock stays, io where it cannot be read.
std::uintmax_t whole_size(const std::filesystem::path& mbox);

}  // namespace qlab::inbox

// SPDX-License-Identifier: Apache-2.0
// Archives in the ZIP format, with the AES-256 encryption that ordinary tools open: entry.cpp hands
// the Archiver out.
#pragma once

#include <zip.h>

#include <memory>

#include "lib/core/archive.hpp"

namespace qlab::world {

std::unique_ptr<archive::Archiver> make_archiver();

/// libzip's handle; going out of scope changes no file.
using Zip = std::unique_ptr<zip_t, decltype(&zip_discard)>;

/// Reads where an archive says its entries are, before libzip takes memory for them. Throws data
/// where it is cut off or has more than may be.
void require_sound_end(const std::filesystem::path& file, const archive::Limits& limits);

std::unique_ptr<archive::Reader> open_zip(const std::filesystem::path& file,
                                          const archive::Limits& limits);

/// Whether an archive begins, or is there and gets more entries.
enum class Zipping { begins, goes_on };

void write_zip(const NewFile& file, std::span<const archive::Entry> entries,
               const archive::Sealing& sealing, Zipping zipping);

}  // namespace qlab::world

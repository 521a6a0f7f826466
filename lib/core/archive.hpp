// SPDX-License-Identifier: Apache-2.0
// The port to archives: files in one file, some of them encrypted, which ordinary tools open. Bytes
// go through in blocks, so that memory stays flat. lib/handover packs and unpacks with it;
// lib/world implements it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/new_file.hpp"

namespace qlab::archive {

/// Appends the next block of an entry's bytes; false at the end.
using Blocks = std::function<bool(std::string& block)>;

enum class Protection { open, encrypted };

/// An entry to be written. It is opened once, when its turn comes.
struct Entry {
  std::string name;  ///< relative, with slashes
  Protection protection = Protection::open;
  std::function<Blocks()> open;
};

struct Sealing {
  std::string password;  ///< of the encrypted entries
  Instant at;            ///< the time that every entry has
};

/// An entry of an archive that was opened.
struct Found {
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t stored_size = 0;  ///< compressed, and encrypted where it is
  bool encrypted = false;
};

/// Takes the next block of an entry.
using Take = std::function<void(std::string_view block)>;

/// What an archive may ask of whoever opens it.
struct Limits {
  std::size_t entries = 1000;
  std::uint64_t total = std::uint64_t{64} << 30;  ///< bytes of all entries together
  std::uint64_t ratio = 250;                      ///< of a large entry to what is stored of it
};

class Reader {
 public:
  virtual ~Reader() = default;

  [[nodiscard]] virtual const std::vector<Found>& entries() const = 0;

  /// Reads an entry to its end. Throws data, with its name, where its bytes are damaged or more
  /// than it says; auth where the password does not open it.
  virtual void read(std::size_t entry, const std::string& password, const Take& take) = 0;

  /// Reads the bytes as they are stored, which needs no password.
  virtual void read_stored(std::size_t entry, const Take& take) = 0;
};

class Archiver {
 public:
  virtual ~Archiver() = default;

  /// Writes a new archive into a file that is empty. The same entries and the same sealing make
  /// the same bytes of what is not encrypted. Throws io, or what an entry throws.
  virtual void write(const NewFile& file, std::span<const Entry> entries,
                     const Sealing& sealing) = 0;

  /// Adds entries behind those that an archive has.
  virtual void append(const NewFile& file, std::span<const Entry> entries,
                      const Sealing& sealing) = 0;

  /// Opens an archive that anybody may have made. Nothing is unpacked to a disk. Throws data, with
  /// the entry's name, where one leads out of a folder, is a link or stands there twice, or where
  /// the archive is cut off, asks too much, or contradicts itself; not_found where it is absent.
  virtual std::unique_ptr<Reader> open(const std::filesystem::path& file, const Limits& limits) = 0;
};

}  // namespace qlab::archive

// SPDX-License-Identifier: Apache-2.0
// Tells whether a pack is whole, unaltered, and whose it is: without a store, and without a
// password for all but what is encrypted. Whatever takes a pack in verifies it first.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "lib/core/archive.hpp"
#include "lib/handover/manifest.hpp"

namespace qlab::handover {

struct Verified {
  Manifest manifest;
  std::string sha256;  ///< of the file
  std::uint64_t bytes = 0;
  /// Exact numbers; only with the password.
  std::optional<RestrictedManifest> restricted;
};

/// A pack that was opened and whose signature is that of the key in it.
class OpenPack {
 public:
  /// Throws data, naming what is wrong, where the file is no whole pack or was altered.
  OpenPack(archive::Archiver& archiver, const std::filesystem::path& file);

  [[nodiscard]] const Manifest& manifest() const { return m_manifest; }

  /// Throws refused where another key signed it.
  void require_signed_by(std::string_view public_key) const;

  /// Reads every byte and compares it with the manifest; with a password also what is encrypted.
  /// Throws data with the entry's name.
  Verified verify(const std::optional<std::string>& password);

  /// Reads an entry to its end. Throws data where it is absent.
  void read(std::string_view name, const std::string& password, const archive::Take& take);

  /// The same, line by line, without line ends; no line may be longer than the limit.
  void read_lines(std::string_view name, const std::string& password,
                  const std::function<void(std::string_view line, std::size_t number)>& take);

  /// A small entry as a whole.
  std::string read_all(std::string_view name, const std::string& password, std::size_t limit);

  [[nodiscard]] bool has(std::string_view name) const;

 private:
  [[nodiscard]] std::size_t index_of(std::string_view name) const;
  void require_entries_of_manifest() const;
  void verify_stored();
  void verify_plain(const ManifestEntry& entry, const std::string& password);

  std::filesystem::path m_file;
  std::unique_ptr<archive::Reader> m_reader;
  Manifest m_manifest;
};

}  // namespace qlab::handover

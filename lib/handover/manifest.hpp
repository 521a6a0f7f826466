// SPDX-License-Identifier: Apache-2.0
// What stands in a pack, whose it is and who made it: the file that is signed. Written by pack and
// delta, read by whoever gets one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/handover/reconciliation.hpp"

namespace qlab::handover {

enum class PackKind { pack, delta };
inline constexpr Names<2> pack_kinds{"pack", "delta"};

/// Names of entries that every pack has.
inline constexpr std::string_view manifest_entry = "manifest.json";
inline constexpr std::string_view signature_entry = "manifest.sig";
inline constexpr std::string_view restricted_manifest_entry = "restricted/manifest.json";

struct ManifestEntry {
  std::string name;
  std::uint64_t size = 0;
  std::string sha256;  ///< of its bytes; empty in the public manifest where it is encrypted
  std::uint64_t stored_size = 0;
  std::string stored_sha256;  ///< of its bytes as they are stored, which needs no password
  bool encrypted = false;
};

struct Manifest {
  PackKind kind = PackKind::pack;
  std::string base;  ///< of a delta: the digest of what it follows
  Instant made_at;
  std::string version;  ///< of qlab
  std::string organisation;
  std::string recipient;
  std::string public_key;  ///< of who made it
  Reconciliation reconciliation;
  std::vector<ManifestEntry> entries;
};

/// In a fixed order, so that the same manifest is the same bytes.
std::string to_json(const Manifest& manifest);

/// Throws data where it is none, or of a newer form.
Manifest read_manifest(std::string_view json);

/// What only the successor may see: digests of encrypted entries, and exact numbers.
struct RestrictedManifest {
  Reconciliation reconciliation;
  std::vector<ManifestEntry> entries;  ///< name, size and sha256 only
};

std::string to_json(const RestrictedManifest& manifest);
RestrictedManifest read_restricted_manifest(std::string_view json);

}  // namespace qlab::handover

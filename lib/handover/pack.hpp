// SPDX-License-Identifier: Apache-2.0
// Makes the file by which a community is handed over: what everybody may read, and, encrypted, what
// its members agreed to have passed on to this successor. Everything public passes the leak check
// before the file gets its name, and who is in it is on record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lib/comments/packed.hpp"
#include "lib/core/archive.hpp"
#include "lib/handover/manifest.hpp"
#include "lib/handover/pack_record.hpp"
#include "lib/handover/report.hpp"
#include "lib/handover/successor.hpp"
#include "lib/mail/desk.hpp"

namespace qlab::handover {

struct PackSettings {
  Settings report;       ///< organisation, zone, instant, version
  mail::Host staff;      ///< what they publish of themselves may be told
  std::string password;  ///< of the restricted part
};

class Key;
class Making;

/// What was made, or would be.
struct Packed {
  PackKind kind = PackKind::pack;
  std::string base;
  std::filesystem::path file;
  std::string sha256;  ///< empty: nothing was written
  std::uint64_t bytes = 0;
  std::string recipient;
  std::string public_key;
  Reconciliation reconciliation;
  comments::WithheldComments withheld_comments;
  std::int64_t comments = 0;  ///< in the pack, or all that are passed on
  std::int64_t entries = 0;
  std::int64_t added = 0;    ///< of a delta: people who agreed since
  std::int64_t changed = 0;  ///< of a delta: people whose record changed
  std::int64_t removed = 0;  ///< of a delta: people to be removed
};

/// The shortest password: the file may lie on anybody's machine for years.
inline constexpr std::size_t shortest_password = 12;

class Packing {
 public:
  /// Throws refused where the store is a copy that was not adopted, usage where the password is too
  /// short.
  Packing(store::Store& store, archive::Archiver& archiver, const Successor& successor,
          PackSettings settings);

  /// What changed since a pack or a delta that was made for this successor; without it, everything.
  void since(const PackRecord& base);

  /// Reads and checks everything and writes nothing. Throws refused where something private would
  /// leave.
  Packed rehearse();

  /// Writes the file, all or nothing, and records it. Throws as rehearse().
  Packed make(const std::filesystem::path& file);

 private:
  /// All entries but the manifest, from one state of the store.
  Packed write_entries(Making& making, const std::string& public_key, NewFile& file,
                       const archive::Sealing& sealing);
  void append_manifest(Making& making, const Key& key, NewFile& file,
                       const archive::Sealing& sealing);
  void record(Making& making, const Packed& packed);

  store::Store& m_store;
  archive::Archiver& m_archiver;
  const Successor& m_successor;
  PackSettings m_settings;
  std::optional<PackRecord> m_base;
};

/// What everybody who agreed would be told now: compared with items_of() it says what a delta would
/// hold.
PackItems present_items(const store::Store& store, const Successor& successor);

}  // namespace qlab::handover

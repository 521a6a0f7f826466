// SPDX-License-Identifier: Apache-2.0
// One pass over a member file: each row is matched, merged and written as it is read, so that
// memory does not grow with the file. Used only by import.cpp, which holds the change.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "lib/mail/suppression.hpp"
#include "lib/members/import.hpp"
#include "lib/members/import_columns.hpp"
#include "lib/members/import_mentions.hpp"
#include "lib/members/import_owners.hpp"
#include "lib/members/import_records.hpp"
#include "lib/members/import_rejects.hpp"
#include "lib/members/import_row.hpp"
#include "lib/members/import_unheard.hpp"
#include "lib/members/merge.hpp"
#include "lib/members/reader.hpp"
#include "lib/members/writer.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {

/// Where an importer writes; without one it only says what it would do.
struct Target {
  store::Store& store;
  store::Change& change;
  Writer& writer;
  store::Recording recording;
  Instant now;
};

class Importer {
 public:
  /// The target may be null: then nothing is written. All must outlive the importer.
  Importer(const store::Store& store, TextFile& file, const ImportOptions& options, Target* target);

  /// Reads the file to its end. Where bad rows refuse the file, some of it may have been written
  /// already: the caller's change is not to be committed.
  ImportReport run();

  /// The rows that were not taken, below the header, as they stood in the file.
  [[nodiscard]] std::string take_rejects() { return m_rejects.take(); }

 private:
  Columns read_header();
  void take();
  void take_new(const Row& row);
  void take_known(const Row& row, std::int64_t member);
  void take_without_address(const Row& row);
  void take_ambiguous(const Row& row, std::span<const std::int64_t> owners);
  bool take_erased(const Row& row);
  bool is_erased(const std::string& address_key);
  void keep_objections(const Row& row, std::span<const std::int64_t> owners);
  void write(const Member& member, std::size_t addresses, const Changes& changes);
  void reject(Position position, std::string reason);
  void reject_conflict(std::int64_t member, Column column);
  [[nodiscard]] std::string shown(std::int64_t member) const;
  [[nodiscard]] std::optional<Consent> consent(Wish wish, ConsentState present) const;
  void settle();
  [[nodiscard]] bool writes() const;

  const store::Store& m_store;
  const TextFile& m_file;
  const ImportOptions& m_options;
  Target* m_target;
  ImportReport m_report;
  std::unique_ptr<Records> m_records;
  Columns m_columns;
  Rejects m_rejects;
  Unheard m_unheard;
  RowReader m_rows;
  mail::Suppressions m_suppressions;
  std::int64_t m_first_new;
  std::int64_t m_next_new;
  Owners m_owners;
  Lookup m_lookup;
  Mentions m_mentions;
};

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/import.hpp"

#include <fmt/format.h>

#include <array>
#include <deque>
#include <memory>
#include <optional>

#include "lib/core/file.hpp"
#include "lib/members/importer.hpp"
#include "lib/store/deferred.hpp"
#include "lib/store/new_rows.hpp"
#include "lib/store/rollback_journal.hpp"
#include "lib/store/trusted_references.hpp"

namespace qlab::members {
namespace {

constexpr std::size_t large_file = std::size_t{1} << 20;  // beyond it the log holds ranges of ids
constexpr std::size_t cache_for_rows = std::size_t{32} << 20;
// Sorting reads memory in no order: what fits a processor's own cache is faster. On two processors
// three threads made the indexes of a million members in three quarters of the time; more gained
// nothing.
constexpr std::size_t cache_for_sorting = std::size_t{2} << 20;
constexpr int sorting_threads = 3;

/// The indexes that have a row for every row of their table.
constexpr std::array<const char*, 6> whole_indexes{"member_address_key", "member_tag_tag",
                                                   "member_relation",    "member_outlook",
                                                   "member_joined",      "participation_kind"};

/// The triggers that find nothing to do for a new row of an empty store.
constexpr std::array<const char*, 2> idle_triggers{"member_signature_new",
                                                   "member_signature_new_address"};

bool is_empty(const store::Store& store) { return store::last_id(store, "member") == 0; }

std::string summary(const ImportReport& report) {
  return fmt::format(
      "{} rows: {} new, {} updated, {} unchanged, {} ambiguous, {} suppressed, {} rejected",
      report.rows, report.fresh, report.updated, report.unchanged, report.ambiguous.size(),
      report.suppressed.size(), report.rejected.size());
}

/// Says for the log which members are new.
void name_new_members(const store::Store& store, store::Change& change, store::Recording recording,
                      std::int64_t last_before) {
  const auto first = last_before + 1;
  const auto last = store::last_id(store, "member");
  if (recording == store::Recording::changeset) {
    for (auto id = first; id <= last; ++id) change.touch(Letter::member, id);
    return;
  }
  if (last < first) return;
  // Addresses and tags have no ids of their own: their range is that of their member_id.
  for (const auto* table : {"member", "member_address", "member_tag"})
    change.inserted(table, first, last);
}

/// What would be slow to keep while an empty store is filled.
std::deque<store::Deferred> deferred(store::Store& store) {
  std::deque<store::Deferred> all;
  for (const auto* name : whole_indexes) all.emplace_back(store, name);
  for (const auto* name : idle_triggers) all.emplace_back(store, name);
  return all;
}

void build(store::Store& store, std::deque<store::Deferred>& later) {
  store.use_cache(cache_for_sorting);
  store.sort_in_threads(sorting_threads);
  for (auto& each : later) each.build();
}

/// What is switched for a large file, from before its change until after it.
class LargeLoad {
 public:
  explicit LargeLoad(store::Store& store) : m_references(store) {
    store.use_cache(cache_for_rows);
    if (is_empty(store)) m_journal.emplace(store);
  }

 private:
  store::TrustedReferences m_references;
  std::optional<store::RollbackJournal> m_journal;
};

}  // namespace

ImportReport import_file(store::Store& store, TextFile& file, const ImportOptions& options,
                         Instant now) {
  const bool large = file.size() > large_file;
  const auto recording = large ? store::Recording::batch : store::Recording::changeset;
  std::optional<LargeLoad> load;
  if (large) load.emplace(store);
  store::Change change(store, now, recording);
  const auto last_before = store::last_id(store, "member");
  if (large) {
    change.only_adds_to("participation");
    change.only_adds_to("consent");
  }
  const bool fills = large && last_before == 0;
  auto later = fills ? deferred(store) : std::deque<store::Deferred>();
  Writer writer(store, now, fills ? Inserting::beside : Inserting::at_once);
  Target target{store, change, writer, recording, now};
  auto importer = std::make_unique<Importer>(store, file, options, &target);
  auto report = importer->run();
  const auto rejects = importer->take_rejects();
  importer.reset();  // what it knew of the addresses is needed no more, and the indexes want room
  const bool has_bad_rows = !report.rejected.empty();
  if (has_bad_rows && options.bad_rows == BadRows::refuse) return report;
  if (fills) build(store, later);
  writer.sign();
  name_new_members(store, change, recording, last_before);
  if (has_bad_rows && !options.rejects.empty()) write_file(options.rejects, rejects);
  change.commit(summary(report));
  report.written = true;
  return report;
}

ImportReport check_file(const store::Store& store, TextFile& file, const ImportOptions& options) {
  return Importer(store, file, options, nullptr).run();
}

}  // namespace qlab::members

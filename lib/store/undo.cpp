// SPDX-License-Identifier: Apache-2.0
#include "lib/store/undo.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/store/change.hpp"
#include "lib/store/trusted_references.hpp"

namespace qlab::store {
namespace {

constexpr auto gone_for_good = "the rows that it deleted were too many to keep";

/// Later changes that still hold. One that was taken back left nothing behind, and neither did
/// whatever took it back.
bool still_holds(const LogEntry& later, std::int64_t id) {
  return !later.undone_by && (!later.undoes || *later.undoes < id);
}

std::vector<Dependent> dependents_of(const Store& store, const Footprint& footprint,
                                     std::int64_t id) {
  std::vector<Dependent> dependents;
  SchemaReferences references(store);
  std::vector<LogEntry> later;
  each_change(store, {}, [&](const LogEntry& entry) {
    if (entry.id > id && still_holds(entry, id)) later.push_back(entry);
  });
  for (const auto& entry : later) {
    if (footprint.is_built_on_by(entry, references))
      dependents.push_back({entry.id, entry.command});
  }
  return dependents;
}

void say_dependents(ChangeDetail& detail) {
  std::vector<std::string> names;
  std::vector<std::int64_t> numbers;
  for (const auto& [id, command] : detail.dependents) {
    names.push_back(fmt::format("{} ({})", id, command));
    numbers.push_back(id);
  }
  const auto* builds = names.size() == 1 ? "builds" : "build";
  detail.why_not = fmt::format("{} {} on it", fmt::join(names, ", "), builds);
  detail.hint = fmt::format("take back first: qlab store undo {}", fmt::join(numbers, ", then "));
}

/// In the order in which a person wants to hear: what never goes away before what can be settled.
void find_objection(const Store& store, const Footprint& footprint, ChangeDetail& detail,
                    std::span<const OwnHistory> histories) {
  detail.why_not = obstacle(detail.entry);
  if (detail.why_not && detail.entry.undone_by) {
    detail.hint = fmt::format("bring it back with: qlab store undo {}", *detail.entry.undone_by);
  }
  for (const auto& history : histories) {
    if (detail.why_not) return;
    const auto ids = footprint.inserted(history.table);
    if (ids.empty()) continue;
    detail.why_not = history.objection(store, detail.entry, ids);
    if (detail.why_not) detail.hint = history.way_out;
  }
  if (!detail.why_not && !detail.dependents.empty()) say_dependents(detail);
}

[[noreturn]] void refuse(const ChangeDetail& detail) {
  throw Error(Kind::refused,
              fmt::format("change {} ({}) cannot be taken back: {}", detail.entry.id,
                          detail.entry.command, detail.why_not.value_or("")),
              detail.hint);
}

/// Later changes that an erasure took rows out of: what those did stays, and may be what refuses.
std::string erased_since(const Store& store, std::int64_t id) {
  auto row = store.prepare(
      "SELECT id, command FROM change_log WHERE id > ? AND (erased = 1 OR erased_rows > 0)"
      " ORDER BY id");
  row.bind(id);
  std::vector<std::string> names;
  while (row.step()) names.push_back(fmt::format("{} ({})", row.integer(0), row.text(1)));
  return text::join(names, ", ");
}

/// What was recorded does not fit what is there: by an erasure, or behind the log's back.
[[noreturn]] void refuse_misfit(const Store& store, ChangeDetail detail, const std::string& where) {
  detail.hint = "nothing was changed";
  if (detail.entry.erased_rows > 0) {
    detail.why_not =
        "it held data of a person who was erased, and the rest cannot be taken back without it";
    refuse(detail);
  }
  if (const auto later = erased_since(store, detail.entry.id); !later.empty()) {
    detail.why_not = fmt::format(
        "rows that build on it stay, since a person was erased who was part of {}", later);
    refuse(detail);
  }
  throw Error(Kind::refused,
              fmt::format("change {} ({}) cannot be taken back: rows of {} are not as it left them",
                          detail.entry.id, detail.entry.command, where),
              "look at what it touched with 'qlab store log'; nothing was changed");
}

/// Deletes what a large import added: the last tables first, which refer to the others.
void delete_batches(Store& store, const ChangeDetail& detail) {
  const auto batches = parse_batches(detail.entry.batches);
  for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch) {
    store.run(fmt::format("DELETE FROM {} WHERE {} BETWEEN ? AND ?", sql_name(batch->table),
                          key_column(store, batch->table)),
              batch->ids.first, batch->ids.last);
  }
  if (const auto broken = store.first("PRAGMA foreign_key_check")) {
    refuse_misfit(store, detail, fmt::format("'{}', which name what it added,", broken->view(0)));
  }
}

std::string summary_of(const LogEntry& entry) {
  if (entry.undoes) return fmt::format("brought back change {}", *entry.undoes);
  return fmt::format("took back change {} ({})", entry.id, entry.command);
}

/// What took a change back and is taken back itself no longer does, and so on down the line.
void mark_undone(Store& store, std::optional<std::int64_t> id, std::optional<std::int64_t> by) {
  for (bool undone = true; id; undone = !undone) {
    auto row = store.prepare("UPDATE change_log SET undone_by = ?2 WHERE id = ?1 RETURNING undoes");
    row.bind(*id, undone ? by : std::nullopt);
    by = id;
    id = row.step() ? row.maybe_integer(0) : std::nullopt;
    row.reset();
  }
}

std::int64_t log_undo(Store& store, const LogEntry& entry, std::string_view inverse, Instant now) {
  auto log = store.prepare(
      "INSERT INTO change_log (at, actor, command, summary, touched, batches, final_because, "
      "undoes,"
      " changeset) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)");
  log.bind(now, store.author().actor, store.author().command, summary_of(entry), entry.touched,
           entry.batches.empty() ? "" : gone_for_good, entry.id);
  log.put_blob(8, inverse);
  log.run();
  const auto id = store.last_id();
  mark_undone(store, entry.id, id);
  return id;
}

}  // namespace

LogEntry require_change(const Store& store, std::int64_t id) {
  if (auto entry = find_change(store, id)) return std::move(*entry);
  throw Error(Kind::not_found, fmt::format("there is no change {}", id),
              "'qlab store log' lists them");
}

ChangeDetail look_at(const Store& store, std::int64_t id, std::span<const OwnHistory> histories) {
  ChangeDetail detail;
  detail.entry = require_change(store, id);
  const Footprint footprint(store, detail.entry);
  for (const auto& [table, rows] : footprint.counts()) detail.tables.push_back({table, rows});
  if (!obstacle(detail.entry)) detail.dependents = dependents_of(store, footprint, id);
  find_objection(store, footprint, detail, histories);
  return detail;
}

std::int64_t undo(Store& store, std::int64_t id, std::span<const OwnHistory> histories, Instant now,
                  Keep keep) {
  // References are looked up row by row, but for a large import once for all at the end.
  std::optional<TrustedReferences> trusted;
  if (!require_change(store, id).batches.empty()) trusted.emplace(store);
  Transaction transaction(store);
  const auto detail = look_at(store, id, histories);
  if (detail.why_not) refuse(detail);
  std::set<std::string> own_history;
  for (const auto& history : histories) own_history.insert(history.table);
  const auto inverse = inverted(changeset_of(store, id));
  if (const auto where = apply(transaction, inverse, own_history))
    refuse_misfit(store, detail, *where);
  if (trusted) delete_batches(store, detail);
  const auto number = log_undo(store, detail.entry, inverse, now);
  if (keep == Keep::yes) transaction.commit();
  return number;
}

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
#include "lib/store/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "lib/core/ids.hpp"
#include "lib/core/query.hpp"
#include "lib/core/text.hpp"

namespace qlab::store {
namespace {

constexpr auto columns =
    "id, at, actor, command, summary, touched, batches, undoes, undone_by, erased, erased_rows,"
    " final_because";

/// The tables whose new rows have a letter of their own; a batch knows them by range.
struct Lettered {
  Letter letter;
  std::string_view table;
};
constexpr std::array<Lettered, 4> lettered{{{Letter::member, "member"},
                                            {Letter::comment, "comment"},
                                            {Letter::message, "message"},
                                            {Letter::scenario, "scenario"}}};

LogEntry read(const Statement& row) {
  return {.id = row.integer(0),
          .at = row.instant(1),
          .actor = row.text(2),
          .command = row.text(3),
          .summary = row.text(4),
          .touched = row.text(5),
          .batches = row.text(6),
          .undoes = row.maybe_integer(7),
          .undone_by = row.maybe_integer(8),
          .erased = row.integer(9) != 0,
          .erased_rows = row.integer(10),
          .final_because = row.text(11)};
}

constexpr std::array<QueryField, 4> query_fields{{
    {"actor", "NAME", "who made it: actor:anna", nullptr},
    {"command", "WORD", "a word of the command: command:import", nullptr},
    {"touched", "ID", "what it touched: touched:m12, touched:s3", nullptr},
    {"", "WORD", "any other word: in the command or the summary", nullptr},
}};

bool has_word(std::string_view line, std::string_view wanted) {
  const auto words = text::split(line, ' ');
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

bool has_in_batches(const LogEntry& entry, std::string_view wanted) {
  if (entry.batches.empty() || wanted.empty()) return false;
  for (const auto& [letter, table] : lettered) {
    const auto id = parse_ref(letter, wanted);
    if (!id || wanted.front() != static_cast<char>(letter)) continue;
    const auto ranges = parse_batches(entry.batches);
    return std::any_of(ranges.begin(), ranges.end(), [&, name = table](const BatchRange& range) {
      return range.table == name && range.ids.holds(*id);
    });
  }
  return false;
}

bool has_touched(const LogEntry& entry, std::string_view wanted) {
  return has_word(entry.touched, wanted) || has_in_batches(entry, wanted);
}

bool holds(const LogEntry& entry, const Term& term, const std::string& value) {
  if (term.field == "actor") return text::fold(entry.actor) == text::fold(value);
  if (term.field == "command") return entry.command == value || has_word(entry.command, value);
  if (term.field == "touched") return has_touched(entry, value);
  const auto wanted = text::fold_for_search(value);
  return text::fold_for_search(entry.command).find(wanted) != std::string::npos ||
         text::fold_for_search(entry.summary).find(wanted) != std::string::npos;
}

bool holds(const LogEntry& entry, const Term& term) {
  const bool any = std::any_of(term.values.begin(), term.values.end(),
                               [&](const auto& value) { return holds(entry, term, value); });
  return any != term.negated;
}

}  // namespace

std::optional<std::string> obstacle(const LogEntry& entry) {
  if (entry.undone_by) return fmt::format("change {} has taken it back already", *entry.undone_by);
  if (entry.erased) return "it held data of a person who was erased";
  if (!entry.final_because.empty()) return entry.final_because;
  return {};
}

QueryFields log_query_fields() { return query_fields; }

void each_change(const Store& store, const LogQuery& query,
                 const std::function<void(const LogEntry&)>& take) {
  const auto terms = parse_query(query.words, names(query_fields));
  auto row = store.prepare(fmt::format(
      "SELECT {} FROM change_log WHERE at >= coalesce(?, at) ORDER BY id DESC", columns));
  row.bind(query.since);
  std::size_t taken = 0;
  while (row.step() && (!query.limit || taken < *query.limit)) {
    const auto entry = read(row);
    if (query.touched && !has_touched(entry, *query.touched)) continue;
    const auto matches = [&](const Term& term) { return holds(entry, term); };
    if (!std::all_of(terms.begin(), terms.end(), matches)) continue;
    ++taken;
    take(entry);
  }
}

bool is_unused(const Store& store) { return !store.first("SELECT 1 FROM change_log LIMIT 1"); }

std::optional<LogEntry> find_change(const Store& store, std::int64_t id) {
  const auto row = store.first(fmt::format("SELECT {} FROM change_log WHERE id = ?", columns), id);
  if (!row) return {};
  return read(*row);
}

std::optional<std::int64_t> last_change(const Store& store) {
  const auto row = store.first(
      "SELECT id FROM change_log WHERE undoes IS NULL AND undone_by IS NULL"
      " AND final_because = '' ORDER BY id DESC LIMIT 1");
  if (!row) return {};
  return row->integer(0);
}

bool any_undone_since(const Store& store, Instant since) {
  auto rows = store.prepare("SELECT at, undoes IS NOT NULL FROM change_log ORDER BY id DESC");
  while (rows.step() && rows.instant(0) >= since) {
    if (rows.integer(1) != 0) return true;
  }
  return false;
}

std::vector<BatchRange> parse_batches(std::string_view batches) {
  std::vector<BatchRange> ranges;
  std::istringstream words{std::string(batches)};
  BatchRange range;
  while (words >> range.table >> range.ids.first >> range.ids.last) ranges.push_back(range);
  return ranges;
}

void log_event(Store& store, std::string_view summary, std::string_view touched,
               std::string_view final_because, Instant now) {
  auto log = store.prepare(
      "INSERT INTO change_log (at, actor, command, summary, touched, changeset, batches,"
      " final_because) VALUES (?, ?, ?, ?, ?, x'', '', ?)");
  log.bind(now, store.author().actor, store.author().command, summary, touched, final_because);
  log.run();
}

}  // namespace qlab::store

// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/listing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/query.hpp"
#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

constexpr std::array<std::string_view, 4> fields{"state", "purpose", "member", "object"};

constexpr auto columns =
    "SELECT id, state, member_id, address, subject, message_id, purpose, object, attempts, code,"
    " detail, queued_at, due_at, tried_at, done_at FROM message";

Entry entry_in(const store::Statement& row) {
  Entry entry;
  entry.id = row.integer(0);
  entry.state = parse_state(row.view(1)).value_or(State::uncertain);
  entry.member_id = row.maybe_integer(2);
  entry.address = row.text(3);
  entry.subject = row.text(4);
  entry.message_id = row.text(5);
  entry.purpose = row.text(6);
  entry.object = row.text(7);
  entry.attempts = row.integer(8);
  entry.code = static_cast<int>(row.integer(9));
  entry.detail = row.text(10);
  entry.queued_at = row.instant(11);
  entry.due_at = row.instant(12);
  entry.tried_at = row.maybe_instant(13);
  entry.done_at = row.maybe_instant(14);
  return entry;
}

using Value = std::variant<std::string, std::int64_t>;

/// A value of a field as its column holds it.
Value value_of(const std::string& field, const std::string& written) {
  if (field == "state") {
    if (parse_state(written)) return written;
    std::vector<std::string_view> names;
    for (const auto state : all_states) names.push_back(name(state));
    auto hint = text::did_you_mean(written, names);
    if (hint.empty()) hint = fmt::format("the states are: {}", fmt::join(names, ", "));
    throw Error(Kind::usage, fmt::format("no state is named '{}'", text::terminal_safe(written)),
                hint);
  }
  if (field == "member") {
    if (const auto id = parse_ref(Letter::member, written)) return *id;
    throw Error(Kind::usage, fmt::format("'{}' is no member's id", text::terminal_safe(written)),
                "write it like m12");
  }
  return written;
}

/// What SQL decides: a condition for each field. Bare words are left to matches().
struct Selection {
  std::string where;
  std::vector<Value> values;
  std::vector<Term> words;
};

void add_condition(Selection& chosen, const Term& term) {
  const std::vector<std::string_view> places(term.values.size(), "?");
  const auto condition = fmt::format(
      "{} IN ({})", term.field == "member" ? "member_id" : term.field, fmt::join(places, ", "));
  chosen.where += chosen.where.empty() ? " WHERE " : " AND ";
  // A message to nobody in the register is not to m12 either.
  chosen.where += term.negated ? fmt::format("NOT ifnull({}, 0)", condition) : condition;
  for (const auto& value : term.values) chosen.values.push_back(value_of(term.field, value));
}

Selection selection(std::string_view query) {
  Selection chosen;
  for (auto& term : parse_query(query, fields)) {
    if (!term.field.empty()) {
      add_condition(chosen, term);
    } else {
      term.values.front() = text::fold_for_search(term.values.front());
      chosen.words.push_back(std::move(term));
    }
  }
  return chosen;
}

bool matches(const Entry& entry, const std::vector<Term>& words) {
  if (words.empty()) return true;
  const auto searched = text::fold_for_search(entry.subject + ' ' + entry.address);
  return std::all_of(words.begin(), words.end(), [&](const Term& word) {
    return (searched.find(word.values.front()) != std::string::npos) != word.negated;
  });
}

}  // namespace

void list(const store::Store& store, std::string_view query,
          const std::function<void(const Entry&)>& take) {
  const auto chosen = selection(query);
  auto row = store.prepare(fmt::format("{}{} ORDER BY id", columns, chosen.where));
  int index = 0;
  for (const auto& value : chosen.values) {
    std::visit([&](const auto& bound) { row.put(++index, bound); }, value);
  }
  while (row.step()) {
    const auto entry = entry_in(row);
    if (matches(entry, chosen.words)) take(entry);
  }
}

std::optional<Entry> find(const store::Store& store, std::int64_t id) {
  const auto row = store.first(fmt::format("{} WHERE id = ?", columns), id);
  if (!row) return {};
  return entry_in(*row);
}

std::optional<Entry> newest(const store::Store& store, std::string_view purpose,
                            std::string_view object, std::int64_t member_id) {
  const auto row = store.first(
      fmt::format("{} WHERE member_id = ? AND purpose = ? AND object = ? ORDER BY id DESC LIMIT 1",
                  columns),
      member_id, purpose, object);
  if (!row) return {};
  return entry_in(*row);
}

std::optional<std::string> bytes_of(const store::Store& store, std::int64_t id) {
  const auto row = store.first("SELECT bytes FROM message WHERE id = ?", id);
  if (!row) return {};
  return row->text(0);
}

}  // namespace qlab::mail

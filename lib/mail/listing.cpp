// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/listing.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <utility>
#include <vector>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"

namespace qlab::mail {
namespace {

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

using store::Condition;
using store::Meanings;
using store::Reach;

Meanings own(Condition where, Reach reach = Reach::index) {
  return {{.facts = {}, .owner = {}, .where = std::move(where), .reach = reach}};
}

Meanings state(const store::Store&, std::string_view value) {
  if (parse_state(value)) return own(Condition("m.state = ?", value));
  std::vector<std::string_view> names;
  for (const auto state : all_states) names.push_back(name(state));
  auto hint = text::did_you_mean(value, names);
  if (hint.empty()) hint = fmt::format("the states are: {}", fmt::join(names, ", "));
  throw Error(Kind::usage, fmt::format("no state is named '{}'", text::terminal_safe(value)), hint);
}

Meanings purpose(const store::Store&, std::string_view value) {
  return own(Condition("m.purpose = ?", value));
}

/// IS, because a message to nobody in the register is not to m12 either.
Meanings member(const store::Store&, std::string_view value) {
  if (const auto id = parse_ref(Letter::member, value))
    return own(Condition("m.member_id IS ?", *id));
  throw Error(Kind::usage, fmt::format("'{}' is no member's id", text::terminal_safe(value)),
              "write it like m12");
}

Meanings object(const store::Store&, std::string_view value) {
  return own(Condition("m.object = ?", value), Reach::scan);
}

Meanings word(const store::Store&, std::string_view value) {
  return own(Condition("found_in(m.subject || ' ' || m.address, ?)", text::fold_for_search(value)),
             Reach::scan);
}

constexpr std::array<store::QueryField, 5> fields{{
    {"state", "STATE",
     "queued, sending, sent, deferred, failed, uncertain, cancelled or missed: "
     "state:failed,uncertain",
     state},
    {"purpose", "PURPOSE", "what it is: purpose:invite", purpose},
    {"member", "ID", "to whom: member:m12", member},
    {"object", "ID", "what it is about: object:w1", object},
    {"", "WORD", "any other word: in the subject or the address", word},
}};

}  // namespace

store::QueryFields query_fields() { return fields; }

void list(const store::Store& store, std::optional<std::string_view> query,
          const std::function<void(const Entry&)>& take) {
  Condition where("TRUE");
  if (query) {
    const auto terms = parse_query(*query, store::names(fields));
    where = store::selection(store, "message", terms, fields);
  }
  auto row = store.prepare(
      fmt::format("{} AS m NOT INDEXED WHERE {} ORDER BY m.id", columns, where.sql()));
  where.bind(row);
  while (row.step()) take(entry_in(row));
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
  const auto row = store.first("SELECT bytes FROM message_bytes WHERE id = ?", id);
  if (!row) return {};
  return row->text(0);
}

}  // namespace qlab::mail

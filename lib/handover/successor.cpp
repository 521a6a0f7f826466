// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/successor.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/address.hpp"
#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/public_key.hpp"
#include "lib/core/text.hpp"
#include "lib/handover/item.hpp"
#include "lib/store/change.hpp"
#include "lib/store/required.hpp"

namespace qlab::handover {
namespace {

/// "h2" would name two things at once.
std::string checked_name(std::string_view text) {
  auto name = one_line("name", text);
  if (!name.empty() && !parse_ref(Letter::handover_item, name)) return name;
  throw Error(Kind::usage, fmt::format("'{}' cannot name a successor", text::terminal_safe(text)),
              "write the name that people are asked about");
}

std::string checked_email(std::string_view text) {
  auto email = one_line("e-mail address", text);
  if (email.empty() || parse_address(email)) return email;
  throw Error(Kind::usage, fmt::format("'{}' is no e-mail address", text::terminal_safe(email)));
}

std::string checked_key(std::string_view text) {
  if (text::trim(text).empty()) return {};
  if (auto key = read_public_key(text)) return std::move(*key);
  throw Error(Kind::data, "this is no Ed25519 public key",
              "it is 32 bytes in hexadecimal or base64, a PEM block 'PUBLIC KEY', or a line "
              "'ssh-ed25519 ...'");
}

[[noreturn]] void refuse_taken(const std::string& name) {
  throw Error(Kind::refused, fmt::format("there is a successor '{}' already", name),
              fmt::format("look at it with: qlab handover successor view '{}'", name));
}

/// What members agreed to cannot come to mean somebody else.
void require_unasked(const store::Store& store, const Successor& successor, std::string_view what) {
  const auto row = store.first(
      "SELECT count(DISTINCT member_id) FROM consent WHERE purpose = 'handover' AND recipient = ?",
      successor.name);
  const auto asked = row->integer(0);
  if (asked == 0) return;
  throw Error(Kind::refused,
              fmt::format("'{}' cannot be {}: {} {} asked about this name", successor.name, what,
                          asked, asked == 1 ? "member was" : "members were"),
              "what they agreed to names it; add another successor and ask about that one");
}

Successor read(const store::Statement& row) {
  return {row.integer(0), row.text(1),    row.text(2),   row.text(3),
          row.text(4),    row.instant(5), row.instant(6)};
}

constexpr auto columns =
    "SELECT s.id, s.name, s.email, s.organisation, s.public_key, i.created_at, i.updated_at"
    " FROM successor AS s JOIN handover_item AS i ON i.id = s.id ";

Successor by_id(const store::Store& store, std::int64_t id) {
  return read(store::required(store.first(std::string(columns) + "WHERE s.id = ?", id)));
}

}  // namespace

Successor add_successor(store::Store& store, const NewSuccessor& wanted, Instant now) {
  const auto name = checked_name(wanted.name);
  const auto email = checked_email(wanted.email);
  const auto organisation = one_line("organisation", wanted.organisation);
  const auto key = checked_key(wanted.public_key);
  store::Change change(store, now, store::WhenFrozen::allowed);
  if (successor_named(store, name)) refuse_taken(name);
  const auto id = add_item(store, ItemKind::successor, now);
  store.run(
      "INSERT INTO successor (id, name, name_key, email, organisation, public_key)"
      " VALUES (?, ?, ?, ?, ?, ?)",
      id, name, text::fold(name), email, organisation, key);
  change.touch(Letter::handover_item, id);
  change.commit("added a successor");
  return by_id(store, id);
}

Successor edit_successor(store::Store& store, const Successor& successor,
                         const SuccessorEdit& wanted, Instant now) {
  auto after = successor;
  if (wanted.name) after.name = checked_name(*wanted.name);
  if (wanted.email) after.email = checked_email(*wanted.email);
  if (wanted.organisation) after.organisation = one_line("organisation", *wanted.organisation);
  if (wanted.public_key) after.public_key = checked_key(*wanted.public_key);
  store::Change change(store, now, store::WhenFrozen::allowed);
  if (after.name != successor.name) {
    require_unasked(store, successor, "renamed");
    const auto taken = successor_named(store, after.name);
    if (taken && taken->id != successor.id) refuse_taken(after.name);
  }
  const auto changed = store.run(
      "UPDATE successor SET name = ?2, name_key = ?3, email = ?4, organisation = ?5,"
      " public_key = ?6 WHERE id = ?1 AND (name, email, organisation, public_key)"
      " <> (?2, ?4, ?5, ?6)",
      successor.id, after.name, text::fold(after.name), after.email, after.organisation,
      after.public_key);
  if (changed > 0) touch_item(store, successor.id, now);
  change.touch(Letter::handover_item, successor.id);
  change.commit("changed a successor");
  return by_id(store, successor.id);
}

void remove_successor(store::Store& store, const Successor& successor, Instant now) {
  store::Change change(store, now, store::WhenFrozen::allowed);
  require_unasked(store, successor, "removed");
  store.run("DELETE FROM successor WHERE id = ?", successor.id);
  remove_item(store, successor.id);
  change.touch(Letter::handover_item, successor.id);
  change.commit("removed a successor");
}

std::vector<Successor> successors(const store::Store& store) {
  auto rows = store.prepare(std::string(columns) + "ORDER BY s.id");
  std::vector<Successor> found;
  while (rows.step()) found.push_back(read(rows));
  return found;
}

std::optional<Successor> successor_named(const store::Store& store, std::string_view name) {
  const auto row =
      store.first(std::string(columns) + "WHERE s.name_key = ?", text::fold(text::trim(name)));
  return row ? std::optional(read(*row)) : std::nullopt;
}

std::optional<Successor> successor_by_id(const store::Store& store, std::int64_t id) {
  const auto row = store.first(std::string(columns) + "WHERE s.id = ?", id);
  return row ? std::optional(read(*row)) : std::nullopt;
}

Successor require_successor(const store::Store& store, std::string_view text) {
  if (auto successor = successor_named(store, text)) return std::move(*successor);
  if (parse_ref(Letter::handover_item, text)) {
    return by_id(store, require_item(store, ItemKind::successor, text));
  }
  const auto known = successors(store);
  std::vector<std::string_view> names;
  for (const auto& successor : known) names.emplace_back(successor.name);
  auto hint = text::did_you_mean(text, names);
  if (hint.empty()) {
    hint = fmt::format("add it with: qlab handover successor add --name '{}'",
                       text::terminal_safe(text));
  }
  throw Error(Kind::not_found, fmt::format("no successor is '{}'", text::terminal_safe(text)),
              hint);
}

Successor only_successor(const store::Store& store) {
  auto known = successors(store);
  if (known.size() == 1) return std::move(known.front());
  if (known.empty()) {
    throw Error(Kind::not_found, "no successor is named yet",
                "add one with: qlab handover successor add --name NAME --email ADDRESS");
  }
  throw Error(Kind::usage, fmt::format("there are {} successors", known.size()),
              "say which one with --recipient NAME");
}

SuccessorConsents successor_consents(const store::Store& store, std::string_view name) {
  SuccessorConsents consents;
  auto rows = store.prepare(
      "SELECT c.state, count(*) FROM consent AS c JOIN member AS m ON m.id = c.member_id"
      " WHERE c.purpose = 'handover' AND c.recipient = ?1 AND m.erased_at IS NULL"
      " AND NOT EXISTS (SELECT 1 FROM consent AS later WHERE later.purpose = 'handover'"
      " AND later.recipient = ?1 AND later.member_id = c.member_id AND later.id > c.id)"
      " GROUP BY c.state");
  rows.bind(name);
  while (rows.step()) {
    const auto state = named<members::ConsentState>(members::consent_states, rows.view(0)).value();
    consents.members.at(static_cast<std::size_t>(state)) = rows.integer(1);
  }
  const auto all = store.first("SELECT count(*) FROM member WHERE erased_at IS NULL")->integer(0);
  auto& unknown = consents.members.at(static_cast<std::size_t>(members::ConsentState::unknown));
  unknown = all;
  for (std::size_t i = 1; i < consents.members.size(); ++i) unknown -= consents.members.at(i);
  return consents;
}

}  // namespace qlab::handover

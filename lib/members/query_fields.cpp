// SPDX-License-Identifier: Apache-2.0
#include "lib/members/query_fields.hpp"

#include <fmt/format.h>

#include <array>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/core/text_search.hpp"
#include "lib/members/consent.hpp"
#include "lib/members/member.hpp"
#include "lib/members/recipients.hpp"
#include "lib/members/signature.hpp"
#include "lib/members/suggest.hpp"

namespace qlab::members {
namespace {

using store::Condition;
using store::Meanings;
using store::Reach;
using store::Store;
using store::Takes;

constexpr Names<4> relation_words{"collaborator", "wider", "guest", "none"};
constexpr Names<4> delivery_states{"ok", "bad", "off", "none"};
constexpr Names<5> participation_kinds{"workshop", "webinar", "online", "call", "comment"};

Meanings own(Condition where, Reach reach = Reach::index) {
  return {{.facts = {}, .owner = {}, .where = std::move(where), .reach = reach}};
}

Meanings facts(std::string_view table, Condition where, std::string_view owner_index = {}) {
  return {{.facts = table,
           .owner = "f.member_id",
           .where = std::move(where),
           .owner_index = owner_index}};
}

Meanings tag(const Store& store, std::string_view value) {
  const auto found = store.first("SELECT id FROM tag WHERE name = ?", text::slug(value));
  if (!found) return own(Condition("FALSE"));
  return facts("member_tag", Condition("f.tag_id = ?", found->integer(0)));
}

/// The members of these blocks whose text is as the condition says; c is a row of the table.
Meanings within(std::string_view table, std::string_view id, const std::string& blocks,
                const Condition& holds) {
  Condition where(fmt::format("m.id IN (SELECT c.{1} FROM json_each(?) AS b CROSS JOIN {0} AS c"
                              " WHERE c.{1} >= b.value * {2} AND c.{1} < (b.value + 1) * {2} AND (",
                              table, id, members_per_block),
                  blocks);
  return own(std::move(where.add(holds).add("))")));
}

/// A column that holds what people write, compared by its slug: holds says how, of the column that
/// it is given. Rare words are found by what stands in the members' blocks.
Meanings written(const Store& store, std::string_view column, const std::string& slug,
                 Condition (*holds)(const std::string& column, const std::string& slug)) {
  if (slug.empty()) return own(Condition("FALSE"));
  const auto parts = text::split(std::string_view(slug), '-');
  const std::vector<std::string> words(parts.begin(), parts.end());
  const auto condition = [&](std::string_view table) {
    const auto name = fmt::format("{}.{}", table, column);
    // Nearly all rows fail at the first word, and most slugs need not be made.
    Condition where(fmt::format("found_in({}, ?) AND ", name), words.front());
    return std::move(where.add(holds(name, slug)));
  };
  if (const auto blocks = blocks_with(store, words))
    return within("member", "id", *blocks, condition("c"));
  return own(condition("m"), Reach::scan);
}

/// Whole words within the organisation's name: org:acme finds "Acme Ltd", not "Acmeville".
Meanings organisation(const Store& store, std::string_view value) {
  return written(store, "organisation", text::slug(value),
                 [](const std::string& column, const std::string& slug) {
                   return Condition(fmt::format("instr('-' || slug({}) || '-', ?)", column),
                                    "-" + slug + "-");
                 });
}

Meanings whole_value(const Store& store, std::string_view column, std::string_view value) {
  return written(store, column, text::slug(value),
                 [](const std::string& name, const std::string& slug) {
                   return Condition(fmt::format("slug({}) = ?", name), slug);
                 });
}

Meanings role(const Store& store, std::string_view value) {
  return whole_value(store, "role", value);
}

Meanings nation(const Store& store, std::string_view value) {
  return whole_value(store, "nation", value);
}

Meanings relation(const Store&, std::string_view value) {
  if (value != "none") require_named<int>(relations, value, "a relation");
  return own(Condition("m.relation = ?", value == "none" ? "" : value));
}

Meanings outlook(const Store&, std::string_view value) {
  require_named<int>(outlooks, value, "an outlook");
  return own(Condition("m.outlook = ?", value));
}

/// Few are ever asked for it: its index leaves out the others, and is used only where this is said.
Meanings interest(const Store&, std::string_view value) {
  require_named<int>(interests, value, "an interest");
  const bool said = value != interests.back();
  return own(
      Condition(said ? "m.interest = ? AND m.interest <> 'unknown'" : "m.interest = ?", value),
      said ? Reach::index : Reach::scan);
}

/// Its index leaves out the many members without one, and is used only where this is said.
Meanings account(const Store&, std::string_view value) {
  return own(Condition("m.account = ? COLLATE NOCASE AND m.account <> ''", value));
}

Meanings joined(const Store&, std::string_view value) {
  const auto [from, until] = parse_period(value, "joined:");
  return own(Condition("m.joined_at >= ? AND m.joined_at < ?", from, until));
}

Meanings participation(const Store&, std::string_view value) {
  const auto said = parse_assignment(value);
  require_named<int>(participation_kinds, said.key, "a kind of participation");
  Condition where("f.kind = ?", said.key);
  if (!said.word.empty()) {
    const auto [from, until] = parse_period(said.word, "participation:workshop=");
    where.add(" AND f.at >= ? AND f.at < ?", from, until);
  }
  return facts("participation", std::move(where));
}

Meanings consent(const Store& store, std::string_view value) {
  auto said = parse_assignment(value);
  if (said.word.empty()) said = {.key = purposes.front(), .part = {}, .word = value};
  require_named<Purpose>(purposes, said.key, "a purpose of consent");
  const auto state = require_named<ConsentState>(consent_states, said.word, "a state of consent");
  Condition where("f.purpose = ?", said.key);
  if (!said.part.empty())
    where.add(" AND ").add_any("f.recipient", recipients(store, said.key, text::slug(said.part)));
  if (state == ConsentState::unknown) {
    Condition nothing("NOT EXISTS (SELECT 1 FROM consent AS f WHERE f.member_id = m.id AND ");
    return own(std::move(nothing.add(where).add(")")), Reach::scan);
  }
  where.add(" AND f.state = ?", said.word);
  // The newest row holds: one that a newer replaces says nothing any more.
  where.add(
      " AND NOT EXISTS (SELECT 1 FROM consent AS newer WHERE newer.member_id = f.member_id AND"
      " newer.purpose = f.purpose AND newer.recipient = f.recipient AND newer.id > f.id)");
  return facts("consent", std::move(where), "consent_present");
}

Meanings state(const Store&, std::string_view value) {
  require_named<int>(delivery_states, value, "a state");
  if (value == "off") return own(Condition("m.delivery = 'off'"));
  if (value == "bad") {
    return facts("member_address",
                 Condition("f.position = 0 AND f.state = 'bad' AND"
                           " (SELECT delivery FROM member WHERE id = f.member_id) = 'on'"));
  }
  const Condition primary(
      "(SELECT state FROM member_address WHERE member_id = m.id AND position = 0)");
  Condition where("m.delivery = 'on' AND ");
  where.add(primary).add(value == "ok" ? " = 'ok'" : " IS NULL");
  return own(std::move(where), Reach::scan);
}

Meanings name(const Store& store, std::string_view value) {
  const std::array words{text::fold_for_search(value)};
  if (const auto blocks = blocks_with(store, words))
    return within("member", "id", *blocks, Condition("found_in(c.name, ?)", words.front()));
  return own(Condition("found_in(m.name, ?)", words.front()), Reach::scan);
}

Meanings address(const std::string& word, const std::optional<std::string>& blocks) {
  if (blocks) {
    return within("member_address", "member_id", *blocks,
                  Condition("found_in(c.address, ?)", word));
  }
  auto meanings = facts("member_address", Condition("found_in(f.address, ?)", word));
  meanings.front().reach = Reach::scan;
  return meanings;
}

/// An id that was merged into another member's finds nobody: what is asked for is this row.
Meanings id(const Store&, std::string_view value) {
  if (const auto id = parse_ref(Letter::member, value)) return own(Condition("m.id = ?", *id));
  throw Error(Kind::usage, fmt::format("'{}' is no member's id", text::terminal_safe(value)),
              "write it like id:m12, or id:m12,m13");
}

Meanings email(const Store& store, std::string_view value) {
  const std::array words{text::fold_for_search(value)};
  return address(words.front(), blocks_with(store, words));
}

/// A bare word: in the name, the organisation or any address.
Meanings word(const Store& store, std::string_view value) {
  const std::array words{text::fold_for_search(value)};
  const auto& wanted = words.front();
  const auto blocks = blocks_with(store, words);
  auto meanings =
      blocks
          ? within("member", "id", *blocks,
                   Condition("found_in(c.name, ?) OR found_in(c.organisation, ?)", wanted, wanted))
          : own(Condition("found_in(m.name, ?) OR found_in(m.organisation, ?)", wanted, wanted),
                Reach::scan);
  for (auto& meaning : address(wanted, blocks)) meanings.push_back(std::move(meaning));
  return meanings;
}

using Suggestions = std::vector<Suggestion>;

template <const auto& words>
Suggestions words_like(const Store&, std::string_view beginning) {
  return suggest_among(words, beginning);
}

/// A state of the consent to mail, or of another purpose.
Suggestions consents_like(const Store&, std::string_view beginning) {
  const auto equals = beginning.find('=');
  if (equals == std::string_view::npos) return suggest_among(consent_states, beginning);
  auto found = suggest_among(consent_states, beginning.substr(equals + 1));
  for (auto& each : found) each.word.insert(0, beginning.substr(0, equals + 1));
  return found;
}

constexpr std::array<store::QueryField, 16> fields{{
    {"tag", "TAG", "a tag: tag:welsh-speaker", tag, Takes::words, suggest_tags},
    {"org", "WORDS", "words of the organisation: org:acme is in 'Acme, Ltd'", organisation},
    {"nation", "NATION", "the whole nation or region: nation:northern-ireland", nation},
    {"role", "ROLE", "the whole role: role:peer-supporter", role},
    {"relation", "RELATION", "collaborator, wider, guest or none", relation, Takes::words,
     words_like<relation_words>},
    {"outlook", "OUTLOOK", "time-limited, lasting or undecided", outlook, Takes::words,
     words_like<outlooks>},
    {"interest", "INTEREST",
     "whether one not involved so far would value being part: yes, no or unknown", interest,
     Takes::words, words_like<interests>},
    {"joined", "PERIOD", "joined:2026, joined:2026-03, joined:2026-01-14..2026-06-30", joined},
    {"consent", "[PURPOSE[.RECIPIENT]=]STATE",
     "the present consent to mail, consent:refused, or to another purpose: consent:quote=given,"
     " consent:handover.acme-trust=given",
     consent, Takes::assignments, consents_like},
    {"state", "STATE", "of delivery: ok, bad (the primary address), off, or none (no address)",
     state, Takes::words, words_like<delivery_states>},
    {"participation", "KIND[=PERIOD]",
     "took part in a workshop, webinar, online, call or comment: participation:workshop=2026",
     participation, Takes::assignments, words_like<participation_kinds>},
    {"name", "TEXT", "a part of the name", name},
    {"email", "TEXT", "a part of an address", email},
    {"id", "ID", "an id: id:m12,m13", id},
    {"account", "NAME", "the account name, in capitals or not", account},
    {"", "WORD", "any other word: in the name, the organisation or an address", word},
}};

}  // namespace

store::QueryFields query_fields() { return fields; }

}  // namespace qlab::members

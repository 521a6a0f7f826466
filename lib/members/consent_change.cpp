// SPDX-License-Identifier: Apache-2.0
#include "lib/members/consent_change.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/members/consent_row.hpp"
#include "lib/members/former_addresses.hpp"
#include "lib/members/wording.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

using enum ConsentState;
using enum Verdict;

/// What was said, in the order of the columns: asked, given, refused, withdrawn.
using Line = std::array<Judgement, 4>;

/// By the present state, in the order of the enumeration.
constexpr std::array<Line, 5> table{{
    {{{recorded, asked}, {recorded, given}, {recorded, refused}, {recorded, refused}}},
    {{{recorded, asked}, {recorded, given}, {recorded, refused}, {recorded, refused}}},
    {{{impossible, given}, {confirmed, given}, {recorded, withdrawn}, {recorded, withdrawn}}},
    {{{impossible, refused}, {needs_evidence, given}, {unchanged, refused}, {unchanged, refused}}},
    {{{impossible, withdrawn},
      {needs_evidence, given},
      {unchanged, withdrawn},
      {unchanged, withdrawn}}},
}};

bool is_no(ConsentState state) { return state == refused || state == withdrawn; }

ConsentRow read(const store::Statement& row) {
  ConsentRow read;
  read.consent.purpose = named<Purpose>(purposes, row.view(0)).value();
  read.consent.recipient = row.text(1);
  read.consent.state = named<ConsentState>(consent_states, row.view(2)).value();
  read.consent.channel = row.text(3);
  read.consent.evidence = row.text(4);
  read.consent.wording = row.text(5);
  read.actor = row.text(6);
  read.at = row.instant(7);
  return read;
}

void check_recipient(const Consent& said) {
  const bool needed = said.purpose == Purpose::handover;
  if (needed == !said.recipient.empty()) return;
  if (needed) {
    throw Error(Kind::usage, "a consent to the handover names its recipient",
                "say --recipient NAME");
  }
  throw Error(Kind::usage, fmt::format("a consent to '{}' has no recipient", name(said.purpose)),
              "only a consent to the handover names one");
}

/// The newest row of this purpose and recipient.
Consent present(const store::Store& store, std::int64_t member_id, const Consent& said) {
  for (auto& consent : consents(store, member_id)) {
    if (consent.purpose == said.purpose && consent.recipient == said.recipient) return consent;
  }
  return {};
}

/// Adds what the word brings that is new; false where that is nothing.
bool add_proof(Consent& known, const Consent& said) {
  bool added = false;
  const auto take = [&](std::string& value, const std::string& said_value) {
    if (said_value.empty() || said_value == value) return;
    value = said_value;
    added = true;
  };
  take(known.channel, said.channel);
  take(known.evidence, said.evidence);
  take(known.wording, said.wording);
  return added;
}

[[noreturn]] void refuse(std::int64_t member_id, const Consent& said, ConsentState before) {
  const auto fact = fmt::format("{}: '{}' is {}", ref(Letter::member, member_id),
                                name(said.purpose), name(before));
  if (said.state == given) {
    throw Error(Kind::refused, fact + ", and a no becomes a yes only by the member's own act",
                "say with --evidence where that can be looked up");
  }
  throw Error(Kind::refused, fact + " already: there is nothing to ask",
              before == given ? "say withdrawn where the member took it back"
                              : "only the member's own act changes it");
}

}  // namespace

Judgement judge(ConsentState present, ConsentState said) {
  return table.at(static_cast<std::size_t>(present)).at(static_cast<std::size_t>(said) - 1);
}

ConsentChange record_consent(store::Store& store, std::int64_t member_id, const Consent& said,
                             Instant now) {
  check_recipient(said);
  if (!said.wording.empty()) (void)require_wording(store, said.purpose, said.wording);
  auto row = present(store, member_id, said);
  const auto before = row.state;
  const auto [verdict, state] = judge(before, said.state);
  const bool proven = verdict != needs_evidence || !said.evidence.empty();
  if (verdict == impossible || !proven) refuse(member_id, said, before);
  bool records = verdict != unchanged;
  if (verdict == confirmed) {
    records = add_proof(row, said);
  } else {
    row = said;
    row.state = state;
  }
  if (records) append_consent(store, member_id, row, now);
  if (records && row.purpose == Purpose::contact && is_no(state))
    suppress_refused(store, former_addresses(store, {member_id}), now);
  return {before, state, records};
}

ConsentChange change_consent(store::Store& store, std::int64_t member_id, const Consent& said,
                             Instant now) {
  const bool to_the_end = is_no(said.state) || said.purpose == Purpose::handover;
  store::Change change(store, now,
                       to_the_end ? store::WhenFrozen::allowed : store::WhenFrozen::refused);
  const auto done = record_consent(store, member_id, said, now);
  if (done.recorded) change.touch(Letter::member, member_id);
  change.commit(fmt::format("consent to {}: {}", name(said.purpose), name(done.after)));
  return done;
}

std::vector<ConsentRow> consent_history(const store::Store& store, std::int64_t member_id) {
  auto rows = store.prepare(
      "SELECT purpose, recipient, state, channel, evidence, wording, actor, at FROM consent"
      " WHERE member_id = ? ORDER BY id");
  rows.bind(member_id);
  std::vector<ConsentRow> history;
  std::map<std::pair<Purpose, std::string>, std::size_t> newest;
  while (rows.step()) {
    history.push_back(read(rows));
    const auto& consent = history.back().consent;
    newest[{consent.purpose, consent.recipient}] = history.size() - 1;
  }
  for (const auto& [what, index] : newest) history[index].present = true;
  return history;
}

void each_unproven(const store::Store& store, const Query& query,
                   const std::function<void(const Unproven&)>& call) {
  const auto condition = query.condition(store);
  auto rows = store.prepare(fmt::format(
      "SELECT c.purpose, c.recipient, c.state, c.channel, c.evidence, c.wording, c.actor, c.at,"
      " m.id, m.name FROM member AS m NOT INDEXED CROSS JOIN consent AS c ON c.member_id = m.id"
      " WHERE m.erased_at IS NULL AND c.state = 'given' AND c.evidence = '' AND NOT EXISTS (SELECT "
      "1 FROM consent AS later"
      " WHERE later.member_id = c.member_id AND later.purpose = c.purpose"
      " AND later.recipient = c.recipient AND later.id > c.id) AND ({}) ORDER BY m.id, c.id",
      condition.sql()));
  condition.bind(rows);
  while (rows.step()) {
    Unproven found{rows.integer(8), rows.text(9), read(rows)};
    found.row.present = true;
    call(found);
  }
}

}  // namespace qlab::members

// SPDX-License-Identifier: Apache-2.0
#include "lib/members/combine.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lib/core/error.hpp"
#include "lib/core/ids.hpp"
#include "lib/members/combine_fields.hpp"
#include "lib/members/consent_row.hpp"
#include "lib/members/find.hpp"
#include "lib/members/former_addresses.hpp"
#include "lib/store/change.hpp"

namespace qlab::members {
namespace {

/// Everything that is known before anything is written.
struct Plan {
  CombinedFields fields;
  std::vector<CombinedConsent> consents;
  Combination shown;
};

std::int64_t count_participations(const store::Store& store, std::int64_t member_id) {
  return store.first("SELECT count(*) FROM participation WHERE member_id = ?", member_id)
      ->integer(0);
}

Decision all_kept(std::string_view field, std::int64_t kept, std::int64_t duplicate) {
  return {std::string(field),
          std::to_string(kept),
          std::to_string(duplicate),
          std::to_string(kept + duplicate),
          Winner::both,
          "all are kept"};
}

Member require_member(const store::Store& store, std::int64_t id) {
  if (auto member = by_id(store, id)) return std::move(*member);
  throw Error(Kind::not_found, fmt::format("there is no member '{}'", ref(Letter::member, id)));
}

Plan plan(const store::Store& store, std::int64_t kept, std::int64_t duplicate,
          std::span<const Holding> holdings) {
  if (kept == duplicate) {
    throw Error(Kind::usage,
                fmt::format("{} cannot be merged with itself", ref(Letter::member, kept)),
                "name the member who stays, then the duplicate");
  }
  Plan plan{combine_fields(require_member(store, kept), require_member(store, duplicate)),
            combine_consents(consents(store, kept), consents(store, duplicate)),
            {kept, duplicate, {}}};
  auto& decisions = plan.shown.decisions;
  decisions = plan.fields.decisions;
  for (const auto& consent : plan.consents) decisions.push_back(consent.decision);
  decisions.push_back(all_kept("participations", count_participations(store, kept),
                               count_participations(store, duplicate)));
  for (const auto& holding : holdings) {
    decisions.push_back(
        all_kept(holding.name, holding.count(store, kept), holding.count(store, duplicate)));
  }
  return plan;
}

void write_row(store::Store& store, const Member& member, Instant now) {
  store.run(
      "UPDATE member SET organisation = ?2, role = ?3, nation = ?4, relation = ?5, account = ?6,"
      " outlook = ?7, interest = ?8, delivery = ?9, delivery_by = ?10, joined_at = ?11,"
      " updated_at = ?12 WHERE id = ?1",
      member.id, member.organisation, member.role, member.nation, member.relation, member.account,
      member.outlook, member.interest, member.delivery, member.delivery_by, member.joined, now);
}

/// What belongs to members alone. An equal row that both have is one row afterwards.
void move_parts(store::Store& store, std::int64_t from, std::int64_t to) {
  store.run(
      "UPDATE member_address SET member_id = ?2, position = position + 1 +"
      " (SELECT ifnull(max(position), -1) FROM member_address WHERE member_id = ?2)"
      " WHERE member_id = ?1",
      from, to);
  store.run(
      "INSERT INTO member_tag (member_id, tag_id) SELECT ?2, tag_id FROM member_tag"
      " WHERE member_id = ?1 ON CONFLICT DO NOTHING",
      from, to);
  store.run("DELETE FROM member_tag WHERE member_id = ?", from);
  store.run("UPDATE OR IGNORE participation SET member_id = ?2 WHERE member_id = ?1", from, to);
  store.run("DELETE FROM participation WHERE member_id = ?", from);
  store.run("UPDATE consent SET member_id = ?2 WHERE member_id = ?1", from, to);
}

/// Both histories are one now: where its newest row is not what holds, a row says what does.
void settle_consents(store::Store& store, const Plan& plan, Instant now) {
  const auto present = consents(store, plan.shown.kept);
  for (const auto& [consent, decision] : plan.consents) {
    const auto holds = [&wanted = consent](const Consent& one) {
      return one.purpose == wanted.purpose && one.recipient == wanted.recipient &&
             one.state == wanted.state && one.evidence == wanted.evidence;
    };
    if (std::any_of(present.begin(), present.end(), holds)) continue;
    append_consent(store, plan.shown.kept, consent, now);
  }
}

/// Who is one person by now said no for all addresses that either of them had.
void hold_former_addresses(store::Store& store, const Combination& combination, Instant now) {
  auto former = former_addresses(store, {combination.kept, combination.duplicate});
  for (auto& address : former) address.member = combination.kept;
  suppress_refused(store, former, now);
}

/// The old id resolves for ever, also one that was merged into the duplicate before.
void remember(store::Store& store, const Combination& combination, Instant now) {
  store.run("UPDATE member_merge SET kept_id = ?2 WHERE kept_id = ?1", combination.duplicate,
            combination.kept);
  store.run("INSERT INTO member_merge (duplicate_id, kept_id, actor, at) VALUES (?, ?, ?, ?)",
            combination.duplicate, combination.kept, store.author().actor, now);
  for (const auto& decision : combination.decisions) {
    if (!decision.conflict) continue;
    store.run(
        "INSERT INTO member_merge_value (duplicate_id, field, kept, set_aside) VALUES (?, ?, ?, ?)",
        combination.duplicate, decision.field, decision.result,
        decision.winner == Winner::duplicate ? decision.kept : decision.duplicate);
  }
}

}  // namespace

std::string_view name(Winner winner) {
  switch (winner) {
    case Winner::kept:
      return "kept";
    case Winner::duplicate:
      return "duplicate";
    case Winner::both:
      return "both";
    case Winner::neither:
      return "neither";
  }
  return "";
}

Combination preview_combination(const store::Store& store, std::int64_t kept,
                                std::int64_t duplicate, std::span<const Holding> holdings) {
  return plan(store, kept, duplicate, holdings).shown;
}

Combination combine(store::Store& store, std::int64_t kept, std::int64_t duplicate,
                    std::span<const Holding> holdings, Instant now) {
  store::Change change(store, now);
  auto planned = plan(store, kept, duplicate, holdings);
  write_row(store, planned.fields.member, now);
  move_parts(store, duplicate, kept);
  settle_consents(store, planned, now);
  hold_former_addresses(store, planned.shown, now);
  for (const auto& holding : holdings) holding.move(store, duplicate, kept, now);
  remember(store, planned.shown, now);
  // Whatever still refers to the duplicate was forgotten by a noun: the schema refuses this then.
  store.run("DELETE FROM member WHERE id = ?", duplicate);
  change.touch(Letter::member, kept);
  change.touch(Letter::member, duplicate);
  change.commit(
      fmt::format("{} merged into {}", ref(Letter::member, duplicate), ref(Letter::member, kept)));
  return std::move(planned.shown);
}

}  // namespace qlab::members

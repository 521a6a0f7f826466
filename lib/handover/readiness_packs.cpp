// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/readiness_checks.hpp.
// Whether each successor has what there is: the last file made for them, and that exact one.
#include <fmt/format.h>

#include <algorithm>

#include "lib/handover/pack.hpp"
#include "lib/handover/readiness_checks.hpp"
#include "lib/handover/record_digests.hpp"
#include "lib/handover/words.hpp"

namespace qlab::handover {
namespace {

/// How many differ between what was told and what there is.
std::int64_t differing(const RecordDigests& told, const RecordDigests& now) {
  const auto found = difference(told, now);
  return static_cast<std::int64_t>(found.added.size() + found.changed.size() + found.gone.size());
}

void acknowledged(const Look& look, const PackRecord& last, Checks& checks) {
  const bool done = last.acknowledged_at.has_value();
  checks.push_back(check(look, "pack acknowledged", done ? 0 : 1,
                         fmt::format("{} {} '{}'", last.recipient,
                                     done ? "acknowledged" : "has not acknowledged", last.file),
                         look.readiness.plan.at(Step::acknowledgement),
                         "qlab handover ack RECEIPT"));
}

void up_to_date(const Look& look, const Successor& successor, const PackRecord& last,
                Checks& checks) {
  const auto told = items_of(look.store, last.id);
  const auto now = present_items(look.store, successor);
  const auto members = differing(told.members, now.members);
  const auto comments = differing(told.comments, now.comments);
  auto detail = fmt::format("nothing changed since '{}'", last.file);
  if (members + comments > 0) {
    detail = fmt::format("{} and {} changed since '{}'", counted(members, "member", "members"),
                         counted(comments, "comment", "comments"), last.file);
  }
  checks.push_back(
      check(look, "delta sent", members + comments, std::move(detail),
            look.readiness.plan.at(Step::acknowledgement),
            fmt::format("qlab handover delta --since {} --password-file FILE", last.sha256)));
}

}  // namespace

void look_at_packs(const Look& look, Checks& checks) {
  const auto packs = last_packs(look.store);
  for (const auto& [successor, consents] : look.readiness.successors) {
    const auto last = std::ranges::find(packs, successor.id, &PackRecord::successor_id);
    const bool made = last != packs.end();
    checks.push_back(check(
        look, "pack made", made ? 0 : 1,
        made ? fmt::format("the last file for {} is '{}'", successor.name, last->file)
             : fmt::format("no pack was made for {}", successor.name),
        look.readiness.plan.at(Step::pack),
        fmt::format("qlab handover pack --to {} --password-file FILE", quoted(successor.name))));
    if (!made) continue;
    up_to_date(look, successor, *last, checks);
    acknowledged(look, *last, checks);
  }
}

}  // namespace qlab::handover

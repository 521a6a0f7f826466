// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/restored.hpp"

#include <algorithm>
#include <optional>

#include "lib/comments/decision.hpp"
#include "lib/comments/edit.hpp"
#include "lib/comments/review.hpp"
#include "lib/core/ids.hpp"
#include "lib/store/change.hpp"

namespace qlab::comments {
namespace {

bool is_in_sight(State state) { return state == State::published || state == State::pending; }

/// The same comment in the restored store, where the replaced store changed it since.
std::optional<Comment> older(const store::Store& restored, const Comment& newer) {
  auto found = find(restored, ref(Letter::comment, newer.id));
  const bool is_older =
      found && found->created_at == newer.created_at && found->version < newer.version;
  return is_older ? found : std::nullopt;
}

bool carry_state(store::Store& restored, const Comment& before, const Comment& after,
                 const store::Store& replaced, Instant now) {
  if (!is_in_sight(before.state) || is_in_sight(after.state)) return false;
  const auto steps = history(replaced, after.id);
  const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                 [&](const Step& step) { return step.state == name(after.state); });
  const auto step = last == steps.rend() ? Step{} : *last;
  move(restored, after.id, {step.action, after.state, step.reason, step.clause}, now);
  close_review(restored, after.id, step.action, now);
  return true;
}

bool carry_licence(store::Store& restored, const Comment& before, const Comment& after,
                   Instant now) {
  if (after.licence <= before.licence) return false;
  set_licence(restored, before, after.licence, now);
  return true;
}

/// People know those that were on the site.
void carry_addresses(store::Store& restored, const store::Store& replaced) {
  auto known = replaced.prepare(
      "SELECT a.token, s.slug, a.comment_id, a.policy_version, a.created_at"
      " FROM comment_address a JOIN scenario s ON s.id = a.scenario_id ORDER BY a.id");
  auto add = restored.prepare(
      "INSERT INTO comment_address (token, scenario_id, comment_id, policy_version, created_at)"
      " SELECT ?1, id, ?3, ?4, ?5 FROM scenario WHERE slug = ?2"
      " AND EXISTS (SELECT 1 FROM comment_policy WHERE version = ?4)"
      " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM comment WHERE id = ?3)) ON CONFLICT DO NOTHING");
  while (known.step()) {
    add.bind(known.view(0), known.view(1), known.maybe_integer(2), known.integer(3),
             known.integer(4));
    add.run();
  }
}

}  // namespace

std::int64_t carry_over(store::Store& restored, const store::Store& replaced, Instant now) {
  store::Transaction transaction(restored, store::WhenFrozen::allowed);
  std::int64_t carried = 0;
  auto rows = replaced.prepare(select_comments("WHERE c.version > 1 ORDER BY c.id"));
  while (rows.step()) {
    const auto after = read(rows);
    const auto before = older(restored, after);
    if (!before) continue;
    const bool hidden = carry_state(restored, *before, after, replaced, now);
    const bool stricter = carry_licence(restored, *before, after, now);
    if (hidden || stricter) ++carried;
  }
  carry_addresses(restored, replaced);
  transaction.commit();
  return carried;
}

}  // namespace qlab::comments

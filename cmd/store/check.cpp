// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cmd/asked_format.hpp"
#include "cmd/context.hpp"
#include "cmd/store/fields.hpp"
#include "cmd/store/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/calls/problems.hpp"
#include "lib/comments/problems.hpp"
#include "lib/erasure/problems.hpp"
#include "lib/inbox/problems.hpp"
#include "lib/mail/problems.hpp"
#include "lib/members/problems.hpp"
#include "lib/scenarios/problems.hpp"
#include "lib/store/reading.hpp"
#include "lib/webinar/problems.hpp"

namespace qlab::cmd {
namespace {

void append(store::Problems& found, store::Problems more) {
  found.insert(found.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

bool is_damage(const store::Problem& problem) {
  return problem.severity == store::Severity::damage;
}

/// The rules of the nouns mean something only where the pages can be relied on.
store::Problems all_problems(const store::Store& store) {
  const store::Reading reading(store);
  auto found = store::structure_problems(store);
  if (std::any_of(found.begin(), found.end(), is_damage)) return found;
  append(found, members::problems(store));
  append(found, scenarios::problems(store));
  append(found, comments::problems(store));
  append(found, webinar::problems(store));
  append(found, mail::problems(store));
  append(found, calls::problems(store));
  append(found, inbox::problems(store));
  append(found, store::log_problems(store));
  append(found, erasure::problems(store));
  append(found, store::file_problems(store));
  return found;
}

Exit run(Context& context) {
  const auto found = all_problems(context.store_to_read());
  if (found.empty() && !asks_for_format(context)) {
    context.out().write("the store is whole\n");
    return Exit::ok;
  }
  auto rows = context.rows(problem_fields());
  for (const auto& problem : found) rows.add(problem);
  rows.finish();
  if (found.empty()) return Exit::ok;
  return std::any_of(found.begin(), found.end(), is_damage) ? Exit::config : Exit::partial;
}

}  // namespace

void add_store_check(Verb& store, Action& action) {
  auto verb = store.add_verb("check", "Look for damage, broken rules and open files");
  verb.shows(problem_fields, render::Amount::many);
  verb.footer(
      "The status is 0 where nothing is wrong, 3 where a rule is broken, 78 where the store is\n"
      "damaged. Nothing is changed.\nExample:\n  qlab store check --json");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd

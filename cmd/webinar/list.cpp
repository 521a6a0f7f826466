// SPDX-License-Identifier: Apache-2.0

#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/changed_rules.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::cmd {
namespace {

Exit run(Context& context) {
  auto rows = context.rows(webinar_fields());
  const auto webinars = webinar::list(context.store_to_read());
  for (const auto& summary : webinars) rows.add(summary);
  rows.finish();
  for (const auto& summary : webinars) note_changed_rules(context, summary.webinar);
  return Exit::ok;
}

}  // namespace

void add_webinar_list(Verb& noun, Action& action) {
  auto verb = noun.add_verb("list", "List the webinars, the earliest first");
  verb.shows(webinar_fields, render::Amount::many);
  verb.footer("Example:\n  qlab webinar list --json=ref,slug,starts_at,yes");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd

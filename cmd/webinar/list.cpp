// SPDX-License-Identifier: Apache-2.0

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/fields.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::cmd {
namespace {

Exit run(Context& context) {
  auto rows = context.rows(webinar_fields());
  for (const auto& summary : webinar::list(context.store_to_read())) rows.add(summary);
  rows.finish();
  return Exit::ok;
}

}  // namespace

void add_webinar_list(Verb& noun, Action& action) {
  auto verb = noun.add_verb("list", "List the webinars, the earliest first");
  verb.footer("Example:\n  qlab webinar list --json=ref,slug,starts_at,yes");
  verb.callback([&action] { action = run; });
}

}  // namespace qlab::cmd

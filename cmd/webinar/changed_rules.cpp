// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/changed_rules.hpp"

#include "cmd/context.hpp"
#include "lib/webinar/lint.hpp"

namespace qlab::cmd {

void note_changed_rules(Context& context, const webinar::Webinar& webinar) {
  if (webinar.starts_at <= context.now()) return;
  const auto changed = webinar::changed_wall_time(webinar);
  if (changed.empty()) return;
  context.note(
      "warning: the rules of {} changed: '{}' was set to {} and is kept at {} there now; to move "
      "it:"
      " qlab webinar edit {} --start '{}'",
      webinar.zone, webinar.slug, webinar.local_start, changed, webinar.slug, webinar.local_start);
}

}  // namespace qlab::cmd

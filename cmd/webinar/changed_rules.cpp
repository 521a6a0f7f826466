// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/changed_rules.hpp"

#include "cmd/context.hpp"
#include "lib/calendar/zone.hpp"
#include "lib/webinar/lint.hpp"

namespace qlab::cmd {

void note_changed_rules(Context& context, const webinar::Webinar& webinar) {
  if (webinar.starts_at <= context.now()) return;
  if (!calendar::is_known(webinar.zone)) {
    context.note(
        "warning: this machine does not know the zone {} of '{}' and shows its time in UTC: install"
        " tzdata-legacy or a newer tzdata, or name another: qlab webinar edit {} --zone NAME",
        webinar.zone, webinar.slug, webinar.slug);
    return;
  }
  const auto changed = webinar::changed_wall_time(webinar);
  if (changed.empty()) return;
  context.note(
      "warning: the rules of {} changed: '{}' was set to {} and is kept at {} there now; to move "
      "it:"
      " qlab webinar edit {} --start '{}'",
      webinar.zone, webinar.slug, webinar.local_start, changed, webinar.slug, webinar.local_start);
}

}  // namespace qlab::cmd

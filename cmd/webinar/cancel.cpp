// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/cancel.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/telling.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/core/error.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
  Telling telling;
};

/// One that was cancelled already is told of again, where that is what is asked for.
Exit run(Context& context, const Options& options) {
  const auto& telling = options.telling;
  const auto found = webinar::find(context.store_to_read(), options.webinar);
  const bool is_cancelled = found.status == webinar::Status::cancelled;
  ChangeResult result{{}, found, 0, {}, {}};
  if (telling.round.rehearses() && !is_cancelled) {
    result.webinar.status = webinar::Status::cancelled;
    ++result.webinar.sequence;
  } else if (!is_cancelled || !telling.notify) {
    if (telling.notify && !telling.round.queue) require_relay(context);
    if (!telling.round.yes) context.confirm(fmt::format("cancel '{}'", found.slug));
    const auto cancelled = webinar::cancel(context.store(), found, context.now());
    result.webinar = cancelled.webinar;
    result.withdrawn = cancelled.withdrawn;
    result.changed = {"status"};
    context.note("cancelled {}", ref(Letter::webinar, found.id));
  }
  return tell_of_change(context, telling, "webinar cancel", "cancel", result);
}

}  // namespace

void add_webinar_cancel(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("cancel", "Call a webinar off, and tell those it concerns");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  add_telling(verb, options->telling, "Tell everybody who was invited and did not decline");
  verb.footer(
      "The mail takes the webinar out of people's calendars. Invitations and reminders that still\n"
      "wait in the outbox are taken back.\n\n"
      "Examples:\n  qlab webinar cancel future --notify --dry-run\n"
      "  qlab webinar cancel future --notify --yes");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
#include "cmd/webinar/telling.hpp"

#include "cmd/context.hpp"
#include "cmd/sending.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/webinar/tell.hpp"

namespace qlab::cmd {
namespace {

/// How many would be told, for whoever forgot to.
void remind_to_tell(Context& context, const webinar::Webinar& webinar) {
  if (context.now() >= webinar.ends_at()) return;
  const auto round = webinar::plan_telling(context.store_to_read(), webinar,
                                           round_rules(context, {}), context.now());
  if (round.selected() == 0) return;
  const bool is_off = webinar.status == webinar::Status::cancelled;
  context.note("{} members know an older state; tell them: qlab webinar {} {} --notify",
               round.selected(), is_off ? "cancel" : "edit", webinar.slug);
}

}  // namespace

void note_told(Context& context, const webinar::Webinar& webinar) {
  remind_to_tell(context, webinar);
  for (const auto member :
       webinar::told_of_lost_places(context.store_to_read(), webinar, context.now())) {
    context.note("{} was written to that a place at '{}' is kept, which is so no longer",
                 ref(Letter::member, member), webinar.slug);
  }
}

void add_telling(Verb& verb, Telling& telling, const std::string& notify_help) {
  verb.shows(webinar_change_fields, render::Amount::one);
  verb.shows(webinar_change_fields, render::Amount::one,
             {"notify", [&telling] { return telling.notify; }});
  verb.lists(round_decision_fields);
  verb.add_flag("--notify", telling.notify, notify_help);
  add_plan(verb, telling.round.recipients, "The most members to tell now");
  add_round(verb, telling.round);
}

Exit tell_of_change(Context& context, const Telling& telling, std::string_view command,
                    std::string_view verb, ChangeResult result) {
  const auto& webinar = result.webinar;
  if (!telling.notify) {
    if (telling.round.rehearses() || telling.round.recipients.compares() || telling.round.queue) {
      throw Error(Kind::usage, "nobody is told without --notify", "say --notify as well");
    }
    result.told.action = verb;
    result.told.webinar = webinar.id;
    remind_to_tell(context, webinar);
    context.show(webinar_change_fields(), result);
    return Exit::ok;
  }
  const auto decide = [&](const Recipients& recipients) {
    return webinar::plan_telling(context.store_to_read(), webinar,
                                 round_rules(context, recipients.max), context.now());
  };
  const auto queue = [&](const webinar::Desk& desk, webinar::Round& round) {
    webinar::queue_telling(context.store(), desk, webinar, round, context.now());
  };
  result.told = carry_out(context, telling.round, webinar,
                          {command, verb, "tell {} members about '{}'", decide, queue});
  if (context.style().is_json()) {
    context.show(webinar_change_fields(), result);
  } else {
    show_round(context, result.told);
  }
  if (result.told.round.selected() == 0) context.note("nobody knows an older state");
  return conclude(context, result.told.sent);
}

}  // namespace qlab::cmd

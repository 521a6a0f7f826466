// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "cmd/context.hpp"
#include "cmd/verb.hpp"
#include "cmd/webinar/changed_rules.hpp"
#include "cmd/webinar/fields.hpp"
#include "cmd/webinar/verbs.hpp"
#include "lib/core/agenda.hpp"
#include "lib/render/bars.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string webinar;
};

/// The answers as a small chart, for whoever looks at a terminal.
void draw(Context& context, const webinar::Numbers& numbers) {
  const std::array<render::LabelledNumber, 7> answers{{
      {"yes", numbers.yes},
      {"maybe", numbers.maybe},
      {"no", numbers.no},
      {"waitlisted", numbers.waitlisted},
      {"offered", numbers.offered},
      {"no answer", numbers.invited},
      {"attended", numbers.attended},
  }};
  context.out().write("\n" + render::bars(answers, context.style().columns));
}

/// What a person is to do about answers that do not count.
void note_uncounted(Context& context, const WebinarView& view) {
  const auto count = [&](webinar::Uncounted why) {
    return std::ranges::count_if(view.uncounted, [&](const webinar::UncountedAnswer& said) {
      return said.why == why && !said.asked_again;
    });
  };
  const auto& webinar = view.summary.webinar;
  const auto& slug = webinar.slug;
  const bool may_ask = !webinar.is_closed(context.now()) && context.now() < webinar.starts_at;
  if (const auto older = count(webinar::Uncounted::older_revision); older > 0 && may_ask)
    context.note("{} answered an older state; ask again: qlab webinar invite {} --again",
                 counted(older, "member", "members"), slug);
  if (const auto late = count(webinar::Uncounted::late); late > 0)
    context.note("{} answered after RSVPs closed; to count one: qlab webinar rsvp {} MEMBER yes",
                 counted(late, "member", "members"), slug);
}

Exit run(Context& context, const Options& options) {
  const auto& store = context.store_to_read();
  const auto found = webinar::find(store, options.webinar);
  const WebinarView view{{found, webinar::count(store, found.id)},
                         [&](const auto& call) { webinar::each_standing(store, found.id, call); },
                         webinar::uncounted_answers(store, found)};
  context.show(webinar_view_fields(), view);
  if (context.style().format == render::Format::table) draw(context, view.summary.numbers);
  note_changed_rules(context, found);
  note_uncounted(context, view);
  return Exit::ok;
}

}  // namespace

void add_webinar_view(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = noun.add_verb("view", "Show a webinar and who answered what");
  verb.add_option("WEBINAR", options->webinar, "Its slug or id").required();
  verb.shows(webinar_view_fields, render::Amount::one);
  verb.footer("Example:\n  qlab webinar view future");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd

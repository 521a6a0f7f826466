// SPDX-License-Identifier: Apache-2.0
#include "lib/calls/slot.hpp"

#include "cmd/calls/fields.hpp"
#include "cmd/calls/verbs.hpp"
#include "cmd/context.hpp"
#include "cmd/items.hpp"
#include "cmd/verb.hpp"
#include "lib/calendar/when.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::optional<std::string> staff;
  calls::TimesRule rule;
  std::string length;
  std::string since;
  bool free = false;
  std::vector<std::string> slots;
};

void show(Context& context, const std::vector<calls::Slot>& slots) {
  auto rows = context.rows(slot_fields());
  for (const auto& slot : slots) rows.add(slot);
  rows.finish();
}

Exit add(Context& context, const Options& options) {
  auto rule = options.rule;
  rule.length = options.length.empty() ? context.config().calls.length
                                       : calendar::parse_duration(options.length);
  const auto times = calls::times_of(rule, context.now(), context.zone());
  const auto done = calls::add_slots(
      context.store(), options.staff.value_or(context.author().actor), times, context.now());
  if (done.known > 0) context.note("{} of them were there already", done.known);
  show(context, done.added);
  return Exit::ok;
}

Exit list(Context& context, const Options& options) {
  calls::SlotQuestion question{options.staff, context.now(), {}, options.free};
  if (!options.since.empty()) {
    question.from = calendar::parse_when(options.since, context.now(), context.zone());
  }
  show(context, calls::slots(context.store_to_read(), question, context.now()));
  return Exit::ok;
}

Exit remove(Context& context, const Options& options) {
  std::vector<calls::Slot> slots;
  for (const auto& name : ids_or_input(options.slots)) {
    slots.push_back(calls::find_slot(context.store_to_read(), name));
  }
  calls::remove_slots(context.store(), slots, context.now());
  show(context, slots);
  context.note("removed {}", slots.size());
  return Exit::ok;
}

void declare_add(Verb& verb, Options& options) {
  verb.add_option("--on", options.rule.on,
                  "Days and ranges of days: 2027-03-01,2027-03-08..2027-03-12")
      .required()
      .type_name("DAYS");
  verb.add_option("--from", options.rule.from, "The first of a day begins then: 09:00")
      .required()
      .type_name("TIME");
  verb.add_option("--to", options.rule.to, "The last of a day has ended by then: 12:00")
      .required()
      .type_name("TIME");
  verb.add_option("--length", options.length, "How long each lasts (calls.length)")
      .type_name("DURATION");
  verb.add_option("--days", options.rule.days, "Of the week, in ranges (mon,tue,wed,thu,fri)")
      .type_name("DAYS");
  verb.add_option("--staff", options.staff, "Whose they are (else yours)").type_name("NAME");
  verb.footer(
      "Times are those of --tz, or general.timezone. The same again adds nothing.\n\nExample:\n"
      "  qlab calls slots add --on 2027-03-01..2027-03-05 --from 09:00 --to 12:00 --length 30m");
}

}  // namespace

void add_calls_slots(Verb& noun, Action& action) {
  auto options = std::make_shared<Options>();
  auto slots = noun.add_verb("slots", "The times at which staff can hold calls");
  slots.require_verb();
  const auto act = [&action, options](Verb& verb, Exit (*run)(Context&, const Options&)) {
    verb.callback([&action, options, run] {
      action = [options, run](Context& c) { return run(c, *options); };
    });
  };
  auto add_verb = slots.add_verb("add", "Add times by a rule");
  add_verb.shows(slot_fields, render::Amount::many);
  declare_add(add_verb, *options);
  act(add_verb, add);
  auto list_verb = slots.add_verb("list", "List the times that are ahead");
  list_verb.shows(slot_fields, render::Amount::many);
  list_verb.add_option("--staff", options->staff, "Whose").type_name("NAME");
  list_verb.add_option("--since", options->since, "From then on, instead of now").type_name("WHEN");
  list_verb.add_flag("--free", options->free, "Only those that are free");
  act(list_verb, list);
  auto remove_verb = slots.add_verb("remove", "Take free times away");
  remove_verb.shows(slot_fields, render::Amount::many);
  remove_verb.add_option("SLOT", options->slots, "t3, several, or - for standard input").required();
  act(remove_verb, remove);
}

}  // namespace qlab::cmd

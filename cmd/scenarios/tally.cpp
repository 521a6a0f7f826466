// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/tally.hpp"

#include "cmd/context.hpp"
#include "cmd/scenarios/offer_fields.hpp"
#include "cmd/scenarios/rules.hpp"
#include "cmd/scenarios/tally_shown.hpp"
#include "cmd/scenarios/told.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/file.hpp"
#include "lib/scenarios/scenario.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string scenario;
  bool rules = false;
  bool who = false;
  bool offers = false;
  bool published = false;
  std::filesystem::path svg;
};

std::vector<scenarios::Tally> counted(const store::Store& store, const std::string& scenario) {
  if (scenario.empty()) return scenarios::tallies(store);
  return {scenarios::tally(store, scenarios::require(store, scenario))};
}

std::vector<JudgedTally> judged(std::vector<scenarios::Tally> tallies,
                                std::span<const ViabilityRule> rules) {
  std::vector<JudgedTally> all;
  for (auto& tally : tallies) {
    auto judgements = judge(rules, tally);
    all.push_back({std::move(tally), std::move(judgements)});
  }
  return all;
}

/// Names people: never in public.
void list_who(Context& context, const std::vector<JudgedTally>& tallies) {
  auto rows = context.rows(could_change_fields());
  for (const auto& [tally, judgements] : tallies) {
    for (const auto& judgement : judgements) {
      if (judgement.verdict != scenarios::Verdict::not_decidable) continue;
      each_who_could_change(context.store_to_read(), tally.scenario, judgement.rule,
                            [&, &scenario = tally.scenario](const scenarios::CouldChange& who) {
                              rows.add({&scenario, &judgement.rule, who});
                            });
    }
  }
  rows.finish();
}

/// Names people too.
Exit list_offers(Context& context, const std::string& scenario) {
  const auto& store = context.store_to_read();
  std::optional<scenarios::Scenario> one;
  if (!scenario.empty()) one = scenarios::require(store, scenario);
  auto rows = context.rows(offer_fields());
  scenarios::each_offer(store, one, [&](const scenarios::OfferBy& offer) { rows.add(offer); });
  rows.finish();
  return Exit::ok;
}

/// Puts on record what is told, so that what is told next can be compared with it.
std::vector<scenarios::PublicTally> publishable(Context& context,
                                                std::vector<scenarios::Tally> tallies,
                                                std::span<const ViabilityRule> rules) {
  std::vector<scenarios::Told> told;
  std::vector<scenarios::PublicTally> all;
  for (auto& tally : tallies) {
    if (!tally.electorate) continue;
    told.push_back(to_tell(context.store(), std::move(tally)));
    put_on_record(context.store(), told.back(), context.now());
    all.push_back(publish(told.back().tally, rules));
    all.back().as_of = told.back().since.value_or(context.now());
  }
  tell_of_earlier(context, told);
  return all;
}

Exit run(Context& context, const Options& options) {
  if (options.offers) return list_offers(context, options.scenario);
  if (!options.svg.empty()) context.require_foreign(options.svg);
  const auto rules = viability_rules(context.config().scenarios);
  if (options.rules && rules.empty())
    context.note("no rules are configured; see [scenarios] in qlab.toml(5)");
  const auto shown = options.rules ? Rows::rules : Rows::axes;
  const auto& store = options.published ? context.store() : context.store_to_read();
  auto tallies = counted(store, options.scenario);
  if (options.published) {
    const auto all = publishable(context, std::move(tallies), rules);
    if (!options.svg.empty()) write_file(options.svg, tally_svg(all));
    show_public_tallies(context, all, shown);
    context.detail("what is empty is withheld: it is under {} people, or would tell what is",
                   smallest_cell);
    return Exit::ok;
  }
  const auto all = judged(std::move(tallies), rules);
  if (!options.svg.empty()) write_file(options.svg, tally_svg(all));
  if (options.who) {
    list_who(context, all);
  } else {
    show_tallies(context, all, shown);
  }
  return Exit::ok;
}

}  // namespace

void add_scenarios_tally(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("tally", "Count the answers, and judge them by the rules");
  verb.add_option("SCENARIO", options->scenario, "Its id or slug (default: every scenario)");
  verb.shows(tally_fields, render::Amount::many);
  verb.lists(tally_row_fields);
  verb.lists(rule_row_fields);
  verb.shows(public_tally_fields, render::Amount::many,
             {"public", [options] { return options->published; }});
  verb.lists(public_tally_row_fields);
  verb.lists(public_rule_row_fields);
  verb.shows(offer_fields, render::Amount::many, {"offers", [options] { return options->offers; }});
  auto rules = verb.add_flag("--rules", options->rules, "Show what each rule of viability says");
  auto who = verb.add_flag("--who", options->who,
                           "List who could still make a rule met that is not decidable");
  who.excludes(rules);
  auto offers = verb.add_flag("--offers", options->offers,
                              "List who offers to host, facilitate, organise, fund or admin");
  offers.excludes(rules).excludes(who);
  verb.add_flag("--public", options->published,
                "Only what may be published: small numbers are withheld")
      .excludes(who)
      .excludes(offers);
  verb.add_option("--svg", options->svg, "Draw the scenarios side by side into this file as well")
      .type_name("FILE");
  verb.footer(
      "Who joined after a scenario opened is counted apart, stale and conditional answers are\n"
      "never yes, and nothing is averaged. The rules are those of [scenarios] in the\n"
      "configuration.\n\n"
      "Examples:\n  qlab scenarios tally\n  qlab scenarios tally host-led --json\n"
      "  qlab scenarios tally --rules\n  qlab scenarios tally host-led --who\n"
      "  qlab scenarios tally host-led --offers\n"
      "  qlab scenarios tally --public --format md --svg tally.svg");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0

#include "cmd/commands.hpp"
#include "cmd/context.hpp"
#include "cmd/scenarios/fields.hpp"
#include "cmd/verb.hpp"
#include "lib/members/find.hpp"
#include "lib/scenarios/scenario.hpp"
#include "lib/scenarios/stance.hpp"

namespace qlab::cmd {
namespace {

struct Options {
  std::string scenario;
  std::string member;
  std::string want;
  std::string value;
  std::string support;
  std::string condition;
  std::string reason;
  std::string horizon;
  std::vector<std::string> offers;
};

std::optional<scenarios::Answer> answer(const std::string& word) {
  if (word.empty()) return {};
  return scenarios::require_answer(word);
}

scenarios::Response response(const Options& options) {
  scenarios::Response response{.want = answer(options.want),
                               .value = answer(options.value),
                               .support = answer(options.support),
                               .condition = options.condition,
                               .reason = options.reason,
                               .horizon = options.horizon};
  for (const auto& word : options.offers) response.offers.push_back(scenarios::require_offer(word));
  return response;
}

Exit run(Context& context, const Options& options) {
  const auto said = response(options);
  auto& store = context.store();
  const auto scenario = scenarios::require(store, options.scenario);
  const auto member = members::resolve(store, options.member);
  const auto report =
      scenarios::respond(store, scenario, member.id, said, scenarios::Source::staff, context.now());
  context.show(response_fields(), report);
  for (const auto axis : report.without_condition)
    context.note("the answer on {} is conditional, and no --condition says on what", name(axis));
  return Exit::ok;
}

}  // namespace

void add_scenarios_respond(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("respond", "Record what a member answers, on their behalf");
  verb.add_option("SCENARIO", options->scenario, "Its id or slug").required();
  verb.add_option("MEMBER", options->member, "An id such as m12, or an address").required();
  for (auto [flag, target, help] :
       {std::tuple("--want", &options->want, "Do they want it: yes, conditional or no"),
        std::tuple("--value", &options->value, "Do they see its value: yes, conditional or no"),
        std::tuple("--support", &options->support, "Can they support it: yes, conditional or no")})
    verb.add_option(flag, *target, help).type_name("ANSWER");
  verb.add_option("--condition", options->condition, "What a conditional answer depends on")
      .type_name("TEXT");
  verb.add_option("--reason", options->reason, "Why they answer so").type_name("TEXT");
  verb.add_option("--horizon", options->horizon, "For how long: lasting, or a day")
      .type_name("lasting|DATE");
  verb.add_option("--offer", options->offers,
                  "With support: host, facilitate, organise, fund or admin; may be repeated")
      .type_name("WHAT");
  verb.shows(response_fields, render::Amount::one);
  verb.footer(
      "Examples:\n"
      "  qlab scenarios respond host-led m12 --want yes --support yes --horizon lasting --offer "
      "host\n"
      "  qlab scenarios respond s3 anna@example.org --value conditional --condition 'if it is "
      "free'");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd

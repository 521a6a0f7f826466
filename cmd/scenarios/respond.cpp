// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/respond.hpp"

#include "cmd/context.hpp"
#include "cmd/scenarios/answer_fields.hpp"
#include "cmd/scenarios/survey.hpp"
#include "cmd/scenarios/verbs.hpp"
#include "cmd/verb.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/members/find.hpp"

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
  std::string until;
  bool lasting = false;
  std::vector<std::string> offers;
  bool on_behalf = false;
  bool confirm = false;
  SurveyFlags survey;

  [[nodiscard]] bool says_something() const {
    return !(want + value + support + condition + reason + horizon + until).empty() || lasting ||
           !offers.empty() || on_behalf;
  }
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
                               .horizon = options.lasting ? "lasting" : options.horizon,
                               .offers = {},
                               .on_behalf = options.on_behalf};
  if (!options.until.empty()) response.horizon = options.until;
  for (const auto& words : options.offers) {
    for (const auto word : text::split(words, ','))
      response.offers.push_back(scenarios::require_offer(text::trim(word)));
  }
  return response;
}

scenarios::ResponseReport record(Context& context, const Options& options) {
  if (options.confirm && options.says_something()) {
    throw Error(Kind::usage, "--confirm lets answers stand as they are, and another is given",
                "leave out one of them");
  }
  const auto said = options.confirm ? scenarios::Response() : response(options);
  auto& store = context.store();
  const auto scenario = scenarios::require(store, options.scenario);
  const auto member = members::resolve(store, options.member).id;
  constexpr auto source = scenarios::Source::staff;
  if (options.confirm) return confirm(store, scenario, member, source, context.now());
  return respond(store, scenario, member, said, source, context.now());
}

Exit run(Context& context, const Options& options) {
  if (options.survey.file.empty() == options.member.empty() ||
      (!options.survey.file.empty() && (options.says_something() || options.confirm))) {
    throw Error(Kind::usage, "either MEMBER and an answer are given, or --from FILE",
                "'qlab scenarios respond --help' shows how");
  }
  if (!options.survey.file.empty()) {
    const auto scenario = scenarios::require(context.store(), options.scenario);
    return bring_in(context, scenario, options.survey);
  }
  const auto report = record(context, options);
  context.show(response_fields(), report);
  for (const auto axis : report.without_condition)
    context.note("the answer on {} is conditional, and no --condition says on what", name(axis));
  return Exit::ok;
}

void add_answer_flags(Verb& verb, Options& options) {
  for (auto [flag, target, help] :
       {std::tuple("--want", &options.want, "Do they want it: yes, conditional or no"),
        std::tuple("--value", &options.value, "Do they see its value: yes, conditional or no"),
        std::tuple("--support", &options.support, "Can they support it: yes, conditional or no")})
    verb.add_option(flag, *target, help).type_name("ANSWER");
  verb.add_option("--condition", options.condition, "What a conditional answer depends on")
      .type_name("TEXT");
  verb.add_option("--reason", options.reason, "Why they answer so").type_name("TEXT");
  auto horizon = verb.add_option("--horizon", options.horizon, "For how long: lasting, or a day");
  horizon.type_name("lasting|DATE");
  auto until = verb.add_option("--until", options.until, "For how long: until this day");
  until.type_name("DATE").excludes(horizon);
  verb.add_flag("--lasting", options.lasting, "It is meant to last").excludes(horizon, until);
  verb.add_option("--offer", options.offers,
                  "With support: host, facilitate, organise, fund, admin; one or several")
      .type_name("WHAT[,WHAT]")
      .one_at_a_time();
  verb.add_flag("--on-behalf", options.on_behalf, "Somebody else answers for them: kept with it");
  verb.add_flag("--confirm", options.confirm, "Their stale answers hold for the present text");
}

}  // namespace

void add_scenarios_respond(Verb& scenarios, Action& action) {
  auto options = std::make_shared<Options>();
  auto verb = scenarios.add_verb("respond", "Record what a member, or a survey, answers");
  verb.add_option("SCENARIO", options->scenario, "Its id or slug").required();
  verb.add_option("MEMBER", options->member, "An id such as m12, or an address");
  add_answer_flags(verb, *options);
  add_survey_flags(verb, options->survey);
  verb.shows(response_fields, render::Amount::one);
  verb.shows(survey_fields_shown, render::Amount::one,
             {"from", [options] { return !options->survey.file.empty(); }});
  verb.footer(
      "A survey's rows belong to the member with their address or id, or to the only one of their\n"
      "name. What its cells mean is said in [scenarios.answers] and [scenarios.columns].\n\n"
      "Examples:\n"
      "  qlab scenarios respond host-led m12 --want yes --support yes --lasting --offer host,fund\n"
      "  qlab scenarios respond s3 anna@example.org --value conditional --condition 'if free'\n"
      "  qlab scenarios respond host-led m12 --confirm\n"
      "  qlab scenarios respond host-led --from survey.csv --map 'Want it?=want' --dry-run");
  verb.callback(
      [&action, options] { action = [options](Context& c) { return run(c, *options); }; });
}

}  // namespace qlab::cmd

// SPDX-License-Identifier: Apache-2.0
// Part of lib/handover/json_parts.hpp.
#include "lib/calendar/zone.hpp"
#include "lib/core/ascii.hpp"
#include "lib/core/ids.hpp"
#include "lib/handover/json_parts.hpp"
#include "lib/render/html.hpp"

namespace qlab::handover {
namespace {

Json axis(const AxisReport& axis) {
  Json object{{"axis", axis.axis}};
  object.update(fields(axis.answers, "electorate"));
  object["lasting"] = axis.lasting ? number(axis.lasting->people) : Json();
  auto offers = Json::array();
  for (const auto& offer : axis.offers) {
    offers.push_back({{"offer", offer.label}, {"members", number(offer.people)}});
  }
  object["offers"] = offers;
  return object;
}

Json or_null(const std::string& words) { return words.empty() ? Json() : Json(words); }

Json rule(const RuleReport& rule) {
  return {{"rule", rule.rule},
          {"verdict", or_null(rule.verdict)},
          {"counted", number(rule.counted)},
          {"share_of", rule.share_of},
          {"whole", number(rule.whole)},
          {"needed", number(rule.needed)},
          {"short_by", number(rule.short_by)},
          {"could_change", number(rule.could_change)}};
}

Json quotes(const std::vector<QuoteReport>& quotes) {
  auto items = Json::array();
  for (const auto& quote : quotes) {
    items.push_back({{"text", render::plain(quote.text)}, {"by", or_null(quote.by)}});
  }
  return items;
}

Json comments(const ScenarioReport& scenario) {
  Json object{{"published", scenario.published}};
  object.update(fields(scenario.unpublished, "unpublished"));
  return object;
}

}  // namespace

Json number(Count count) { return count ? Json(*count) : Json(); }

Json instant(std::optional<Instant> instant, std::string_view zone) {
  return instant ? Json(calendar::rfc3339(*instant, zone)) : Json();
}

std::string key(std::string label) {
  for (auto& c : label) {
    c = ascii::lower(c);
    if (c == ' ' || c == '-') c = '_';
  }
  return label;
}

Json fields(const Parts& parts, std::string_view total) {
  auto object = Json::object();
  for (const auto& part : parts.parts) object[key(part.label)] = number(part.people);
  object[std::string(total)] = number(parts.total);
  return object;
}

Json themes(const std::vector<ThemeReport>& themes) {
  auto items = Json::array();
  for (const auto& theme : themes) {
    items.push_back({{"code", theme.code},
                     {"title", render::one_line(theme.title)},
                     {"people", number(theme.people.people)},
                     {"of", number(theme.people.whole)},
                     {"comments", number(theme.comments)},
                     {"quotes", quotes(theme.quotes)}});
  }
  return items;
}

Json scenario(const ScenarioReport& scenario, std::string_view zone) {
  auto axes = Json::array();
  for (const auto& each : scenario.axes) axes.push_back(axis(each));
  auto rules = Json::array();
  for (const auto& each : scenario.rules) rules.push_back(rule(each));
  return {{"id", scenario.id},
          {"ref", ref(Letter::scenario, scenario.id)},
          {"slug", scenario.slug},
          {"title", render::one_line(scenario.title)},
          {"state", scenario.state},
          {"opened_at", instant(scenario.opened_at, zone)},
          {"closed_at", instant(scenario.closed_at, zone)},
          {"body", scenario.body},
          {"answers_at", instant(scenario.answers_at, zone)},
          {"electorate", number(scenario.electorate)},
          {"reachable", number(scenario.reachable)},
          {"axes", axes},
          {"verdict", or_null(scenario.verdict)},
          {"rules", rules},
          {"comments", comments(scenario)},
          {"more_quotes", scenario.more_quotes},
          {"quotes", quotes(scenario.quotes)}};
}

}  // namespace qlab::handover

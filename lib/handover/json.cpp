// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "lib/calendar/zone.hpp"
#include "lib/core/ids.hpp"
#include "lib/handover/page.hpp"
#include "lib/render/html.hpp"

namespace qlab::handover {
namespace {

using Json = nlohmann::ordered_json;

Json number(Count count) { return count ? Json(*count) : Json(); }

Json instant(std::optional<Instant> instant, std::string_view zone) {
  return instant ? Json(calendar::rfc3339(*instant, zone)) : Json();
}

/// "No answer" as no_answer.
std::string key(std::string label) {
  for (auto& c : label) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '-') c = '_';
  }
  return label;
}

/// Parts with fixed names: one field each, and the total.
Json fields(const Parts& parts, std::string_view total) {
  auto object = Json::object();
  for (const auto& part : parts.parts) object[key(part.label)] = number(part.people);
  object[std::string(total)] = number(parts.total);
  return object;
}

/// Parts that people named.
Json list(const Parts& parts) {
  auto items = Json::array();
  for (const auto& part : parts.parts) {
    items.push_back({{"label", render::one_line(part.label)}, {"members", number(part.people)}});
  }
  return {{"total", number(parts.total)}, {"parts", items}};
}

Json of(const Of& of) { return {{"members", number(of.people)}, {"of", number(of.whole)}}; }

Json participation(const ParticipationReport& report, std::string_view zone) {
  auto periods = Json::array();
  for (std::size_t i = 0; i < report.periods.size(); ++i) {
    Json period{{"period", report.labels[i]}, {"starts_at", instant(report.starts[i], zone)}};
    period.update(fields(report.periods[i], "all_kinds"));
    periods.push_back(std::move(period));
  }
  return {{"unit", name(report.unit)}, {"periods", periods}};
}

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

Json scenario(const ScenarioReport& scenario, std::string_view zone) {
  auto axes = Json::array();
  for (const auto& each : scenario.axes) axes.push_back(axis(each));
  auto quotes = Json::array();
  for (const auto& quote : scenario.quotes) {
    quotes.push_back(
        {{"text", render::plain(quote.text)}, {"by", quote.by.empty() ? Json() : Json(quote.by)}});
  }
  return {{"id", scenario.id},
          {"ref", ref(Letter::scenario, scenario.id)},
          {"slug", scenario.slug},
          {"title", render::one_line(scenario.title)},
          {"state", scenario.state},
          {"opened_at", instant(scenario.opened_at, zone)},
          {"closed_at", instant(scenario.closed_at, zone)},
          {"body", scenario.body},
          {"electorate", number(scenario.electorate)},
          {"axes", axes},
          {"comments", fields(scenario.comments, "total")},
          {"quotable", scenario.quotable},
          {"quotes", quotes}};
}

Json attendance(const AttendanceReport& attendance) {
  const auto& minutes = attendance.median_minutes;
  return {{"came", number(attendance.came.people)},
          {"invited", number(attendance.came.whole)},
          {"came_uninvited", number(attendance.uninvited)},
          {"unmatched", number(attendance.unmatched)},
          {"median_stay_s", minutes ? Json(*minutes * 60) : Json()}};
}

Json webinar(const WebinarReport& webinar) {
  return {{"id", webinar.id},
          {"ref", ref(Letter::webinar, webinar.id)},
          {"slug", webinar.slug},
          {"title", render::one_line(webinar.title)},
          {"starts_at", instant(webinar.starts_at, webinar.zone)},
          {"zone", webinar.zone},
          {"cancelled", webinar.cancelled},
          {"answers", fields(webinar.answers, "invited")},
          {"attendance", webinar.attendance ? attendance(*webinar.attendance) : Json()}};
}

Json about(const Settings& settings) {
  const bool published = settings.disclosure == Disclosure::published;
  return {{"organisation", render::one_line(settings.organisation)},
          {"as_of", instant(settings.as_of, settings.zone)},
          {"zone", settings.zone},
          {"qlab_version", settings.version},
          {"disclosure", published ? "published" : "restricted"},
          {"smallest_cell", published ? Json(smallest_cell) : Json()}};
}

}  // namespace

std::string json(const Report& report) {
  auto object = about(report.settings);
  object["summary"] = summary(report);
  object["members"] = number(report.members);
  object["organisations"] = report.organisations;
  object["nations"] = list(report.nations);
  object["roles"] = list(report.roles);
  object["relations"] = fields(report.relations, "total");
  object["outlooks"] = fields(report.outlooks, "total");
  object["participation"] = participation(report.participation, report.settings.zone);
  object["answered_scenarios"] = of(report.answered_scenarios);
  object["scenarios"] = Json::array();
  for (const auto& each : report.scenarios) {
    object["scenarios"].push_back(scenario(each, report.settings.zone));
  }
  object["webinars"] = Json::array();
  for (const auto& each : report.webinars) object["webinars"].push_back(webinar(each));
  object["mail"] = Json::array();
  for (const auto& each : report.mail) {
    Json purpose{{"purpose", each.purpose}};
    purpose.update(fields(each.messages, "total"));
    object["mail"].push_back(std::move(purpose));
  }
  object["accounted_for"] = fields(report.accounted, "total");
  object["method"] = method(report);
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace qlab::handover

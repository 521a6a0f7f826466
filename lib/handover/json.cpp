// SPDX-License-Identifier: Apache-2.0
#include "lib/handover/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "lib/calendar/zone.hpp"
#include "lib/core/ids.hpp"
#include "lib/handover/json_parts.hpp"
#include "lib/handover/page.hpp"
#include "lib/render/html.hpp"
#include "lib/render/rows.hpp"

namespace qlab::handover {
namespace {

/// Parts that people named; small ones are together, without their names.
Json list(const Parts& parts) {
  auto items = Json::array();
  for (const auto& part : parts.parts) {
    items.push_back({{"label", render::one_line(part.label)}, {"members", number(part.people)}});
  }
  Json others;
  if (parts.together > 0) {
    others = {{"groups", parts.together}, {"members", number(parts.parts.back().people)}};
    items.erase(items.size() - 1);
  }
  return {{"total", number(parts.total)}, {"parts", items}, {"others", others}};
}

Json of(const Of& of) { return {{"members", number(of.people)}, {"of", number(of.whole)}}; }

Json participation(const ParticipationReport& report, std::string_view zone) {
  auto periods = Json::array();
  for (std::size_t i = 0; i < report.members.size(); ++i) {
    Json period{{"period", report.labels[i]}, {"starts_at", instant(report.starts[i], zone)}};
    for (std::size_t kind = 0; kind < members::participation_kinds.size(); ++kind) {
      period[std::string(members::participation_kinds.at(kind))] =
          number(report.members[i].at(kind));
    }
    periods.push_back(std::move(period));
  }
  return {{"unit", name(report.unit)}, {"periods", periods}};
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

Json connections(const ConnectionsReport& report) {
  const auto& median = report.median_partners;
  return {{"occasions", report.occasions}, {"members", of(report.members)},
          {"pairs", number(report.pairs)}, {"with_one_only", of(report.with_one_only)},
          {"bridges", of(report.bridges)}, {"median_partners", median ? Json(*median) : Json()},
          {"ties", list(report.ties)}};
}

Json turnout(const Report& report) {
  auto items = Json::array();
  for (const auto& [occasion, members] : report.turnout) {
    Json item{{"occasion", render::one_line(occasion)}};
    item.update(fields(members, "all"));
    items.push_back(std::move(item));
  }
  return items;
}

Json learning(const std::vector<Lesson>& lessons) {
  auto items = Json::array();
  for (const auto& lesson : lessons) {
    items.push_back({{"id", lesson.id},
                     {"ref", ref(Letter::handover_item, lesson.id)},
                     {"title", render::one_line(lesson.title)},
                     {"body", lesson.body},
                     {"confidence", name(lesson.confidence)},
                     {"role", lesson.role.empty() ? Json() : Json(render::one_line(lesson.role))},
                     {"sources", lesson.sources}});
  }
  return items;
}

Json progress(const std::vector<TaskReport>& tasks, std::string_view zone) {
  const auto text = [](const std::string& words) {
    return words.empty() ? Json() : Json(render::one_line(words));
  };
  auto items = Json::array();
  for (const auto& task : tasks) {
    items.push_back({{"id", task.id},
                     {"ref", ref(Letter::handover_item, task.id)},
                     {"task", text(task.task)},
                     {"owner", text(task.owner)},
                     {"state", task.state},
                     {"next_step", text(task.next_step)},
                     {"due_at", instant(task.due_at, zone)}});
  }
  return items;
}

Json offers(const Parts& parts) {
  auto object = Json::object();
  for (const auto& part : parts.parts) object[key(part.label)] = number(part.people);
  return object;
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

Json mail(const std::vector<MailReport>& report) {
  auto purposes = Json::array();
  for (const auto& each : report) {
    Json purpose{{"purpose", each.purpose}};
    purpose.update(fields(each.messages, "total"));
    purposes.push_back(std::move(purpose));
  }
  return purposes;
}

Json whole(const Report& report) {
  const auto& zone = report.settings.zone;
  auto scenarios = Json::array();
  for (const auto& each : report.scenarios) scenarios.push_back(scenario(each, zone));
  auto webinars = Json::array();
  for (const auto& each : report.webinars) webinars.push_back(webinar(each));
  auto object = about(report.settings);
  object["summary"] = summary(report);
  object["members"] = number(report.members);
  object["organisations"] = report.organisations;
  object["nations_named"] = report.nations_named;
  object["nations"] = list(report.nations);
  object["roles"] = list(report.roles);
  object["relations"] = fields(report.relations, "total");
  object["outlooks"] = fields(report.outlooks, "total");
  object["offers"] = offers(report.offers);
  object["participation"] = participation(report.participation, zone);
  object["answered_scenarios"] = of(report.answered_scenarios);
  object["scenarios"] = std::move(scenarios);
  object["themes"] = themes(report.themes);
  object["webinars"] = std::move(webinars);
  object["calls"] = fields(report.calls.states, "total");
  object["call_outcomes"] = list(report.calls.outcomes);
  object["mail"] = mail(report.mail);
  object["occasions"] = report.occasions;
  object["turnout"] = turnout(report);
  object["connections"] = connections(report.connections);
  object["learning"] = learning(report.lessons);
  object["progress"] = progress(report.tasks, zone);
  object["accounted_for"] = fields(report.accounted, "total");
  object["method"] = method(report);
  return object;
}

Json only(const Json& object, const std::vector<std::string>& names) {
  std::vector<std::string_view> known;
  for (const auto& item : object.items()) known.push_back(item.key());
  render::Style style;
  style.names = names;
  const std::vector<render::Shown> shown(known.size(), render::Shown::always);
  auto chosen = Json::object();
  for (const auto index : render::selected(style, known, shown, render::Amount::one)) {
    const std::string field(known[index]);
    chosen[field] = object.at(field);
  }
  return chosen;
}

}  // namespace

std::string json(const Report& report, const std::vector<std::string>& names) {
  const auto object = whole(report);
  const auto chosen = names.empty() ? object : only(object, names);
  return chosen.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace qlab::handover

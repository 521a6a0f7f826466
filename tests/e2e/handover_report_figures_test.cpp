// SPDX-License-Identifier: Apache-2.0
// Every number that a report says is held against the query of its figure, which was written apart
// from it: a number without a query fails, whatever its name.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/handover_lived.hpp"

namespace qlab::test {
namespace {

using Json = nlohmann::json;

/// What no query counts: settings, ids, and what follows from other numbers by arithmetic.
const std::set<std::string> no_figures{"id", "smallest_cell", "needed", "short_by"};

/// How an element of a list is called in the names of figures.
std::string called(const Json& element, std::size_t index) {
  for (const auto* key :
       {"slug", "axis", "offer", "purpose", "label", "period", "occasion", "code"}) {
    if (!element.is_object() || !element.contains(key)) continue;
    auto name = element.at(key).get<std::string>();
    for (auto& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      if (c == ' ') c = '-';
    }
    return name;
  }
  return std::to_string(index + 1);
}

struct Leaf {
  std::string path;
  std::int64_t value = 0;
};

void collect(const Json& value, const std::string& path, std::vector<Leaf>& leaves) {
  if (value.is_number()) leaves.push_back({path, value.get<std::int64_t>()});
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      collect(value.at(i), path + "." + called(value.at(i), i), leaves);
    }
  }
  if (!value.is_object()) return;
  for (const auto& item : value.items()) {
    if (!no_figures.contains(item.key()))
      collect(item.value(), path.empty() ? item.key() : path + "." + item.key(), leaves);
  }
}

/// The figures are named for people, the report's fields for programs: what differs, in this order.
const std::vector<std::pair<std::string, std::string>> renamed{
    {"nations.total", "members"},
    {"roles.total", "members"},
    {"relations.total", "members"},
    {"outlooks.total", "members"},
    {"accounted_for.total", "members"},
    {"connections.members.of", "members"},
    {"connections.with_one_only.of", "connections.members"},
    {"connections.bridges.of", "connections.members"},
    {"connections.ties.total", "connections.pairs"},
    {"connections.ties.parts.elsewhere,-or-not-said", "connections.ties.elsewhere"},
    {"connections.ties.parts.", "connections.ties."},
    {"answered_scenarios.of", "members"},
    {"nations.parts.", "nation."},
    {"roles.parts.", "role."},
    {"relations.", "relation."},
    {"outlooks.", "outlook."},
    {".not_said", ".not-said"},
    {"outlook.time_limited", "outlook.time-limited"},
    {"call_outcomes.total", "calls.held"},
    {"call_outcomes.parts.", "calls.outcome."},
    {"participation.periods.", "participation."},
    {"scenarios.", "scenario."},
    {".axes.", "."},
    {".rules.", ".rule."},
    {".offers.", ".offer."},
    {"webinars.", "webinar."},
    {".answers.", "."},
    {".attendance.", "."},
    {".came_uninvited", ".uninvited"},
    {"themes.", "theme."},
};

std::string figure_of(std::string path) {
  for (const auto& [field, figure] : renamed) {
    const auto at = path.find(field);
    const bool anywhere = field.starts_with('.');
    if (anywhere ? at != std::string::npos : at == 0) path.replace(at, field.size(), figure);
  }
  if (path.starts_with("turnout.") && path.ends_with("not-said"))
    path.replace(path.size() - 8, 8, "not_said");
  if (path.starts_with("theme.") && path.ends_with(".of")) return "comments.people";
  const auto axis = path.rfind(".electorate");
  if (axis != std::string::npos && path.starts_with("scenario."))
    return path.substr(0, path.find('.', sizeof("scenario.") - 1)) + ".electorate";
  if (path.ends_with(".members") && path != "connections.members")
    path.resize(path.size() - std::string_view(".members").size());
  return path;
}

/// What the query says: how many rows, or the middle one of the numbers.
std::int64_t counted(const Lab& lab, const std::string& figure) {
  const auto trace = lab.json({"handover", "report", "--trace", figure});
  CHECK(trace.at("count") == trace.at("rows").size());
  CHECK(trace.at("query").get<std::string>().find("SELECT") != std::string::npos);
  if (figure.find("median_") == std::string::npos) return trace.at("count").get<std::int64_t>();
  std::vector<std::int64_t> numbers;
  for (const auto& row : trace.at("rows"))
    numbers.push_back(std::stoll(row.at("with").get<std::string>()));
  REQUIRE(!numbers.empty());
  std::ranges::sort(numbers);
  return numbers.at(numbers.size() / 2);
}

}  // namespace

TEST_CASE("handover report: every number in it has a query, and is what that counts") {
  const Lived lab;
  const auto report = lab.json({"handover", "report", "--restricted"});
  std::vector<Leaf> leaves;
  collect(report, "", leaves);
  CHECK(leaves.size() > 100);
  std::map<std::string, std::int64_t> known;
  for (const auto& leaf : leaves) {
    const auto figure = figure_of(leaf.path);
    CAPTURE(leaf.path);
    CAPTURE(figure);
    if (!known.contains(figure)) known[figure] = counted(lab, figure);
    CHECK(known.at(figure) == leaf.value);
  }
  for (const std::string what :
       {"connections.bridges", "connections.median_partners", "scenario.host-led.rule.2.counted",
        "theme.costs.people", "turnout.forum.collaborator", "webinar.future.median_stay_s"}) {
    CHECK_MESSAGE(known.contains(what), what);
  }
}

TEST_CASE("handover report: in public no number of people from one to four is said") {
  const Lived lab;
  std::vector<Leaf> leaves;
  collect(lab.json({"handover", "report", "--public"}), "", leaves);
  // What is no number of people: what everybody can count on the site, and occasions.
  const std::set<std::string> of_things{"organisations",         "nations_named", "occasions",
                                        "connections.occasions", "published",     "groups"};
  CHECK(leaves.size() > 30);
  for (const auto& leaf : leaves) {
    CAPTURE(leaf.path);
    const auto last = leaf.path.substr(leaf.path.rfind('.') + 1);
    if (of_things.contains(leaf.path) || of_things.contains(last)) continue;
    CHECK((leaf.value == 0 || leaf.value >= 5));
  }
}

TEST_CASE("handover report: quotes, lessons and open work are traced too") {
  const Lived lab;
  const auto report = lab.json({"handover", "report", "--restricted"});
  const auto size = [](const Json& list) { return static_cast<std::int64_t>(list.size()); };
  const auto& scenario = report.at("scenarios").at(0);
  CHECK(size(scenario.at("quotes")) == 1);
  CHECK(counted(lab, "scenario.host-led.quotes") == size(scenario.at("quotes")));
  CHECK(counted(lab, "theme.costs.quotes") == size(report.at("themes").at(0).at("quotes")));
  CHECK(counted(lab, "learning") == size(report.at("learning")));
  CHECK(counted(lab, "progress") == size(report.at("progress")));
}

TEST_CASE("handover report: every figure that is named can be run") {
  const Lived lab;
  std::set<std::string> names;
  for (const auto& figure : lab.json({"handover", "report", "--trace", "list"})) {
    const auto name = figure.at("figure").get<std::string>();
    CAPTURE(name);
    CHECK(names.insert(name).second);
    CHECK(lab.run({"handover", "report", "--trace", name}).status == 0);
  }
  CHECK(names.size() > 50);
}

}  // namespace qlab::test

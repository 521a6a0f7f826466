// SPDX-License-Identifier: Apache-2.0
// The handover report as data: what may leave, and nothing else. Small numbers are withheld, text
// is without names, addresses and telephone numbers but those licensed for a quote. Pages and JSON
// are made from this alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/viability.hpp"
#include "lib/handover/disclosure.hpp"
#include "lib/handover/figures.hpp"
#include "lib/handover/learning.hpp"
#include "lib/handover/periods.hpp"
#include "lib/handover/report_scenario.hpp"
#include "lib/scenarios/told.hpp"

namespace qlab::handover {

struct Settings {
  std::string organisation;  ///< whose community it is; may be empty
  std::string zone = "UTC";
  Instant as_of;
  std::string version;  ///< of qlab
  Disclosure disclosure = Disclosure::published;
  std::string introduction = {};          ///< Markdown, in staff's own words; may be empty
  std::vector<ViabilityRule> rules = {};  ///< by which each scenario is judged
};

struct ParticipationReport {
  Unit unit = Unit::month;
  std::vector<Instant> starts;
  std::vector<std::string> labels;
  std::vector<std::vector<Count>> members;  ///< per period, then per kind
};

struct AttendanceReport {
  Of came;  ///< of those invited
  Count uninvited;
  Count unmatched;
  std::optional<std::int64_t> median_minutes;
};

struct WebinarReport {
  std::int64_t id = 0;
  std::string slug;
  std::string title;
  Instant starts_at;
  std::string zone;
  bool cancelled = false;
  Parts answers;  ///< of those invited
  std::optional<AttendanceReport> attendance;
};

struct MailReport {
  std::string purpose;
  Parts messages;
};

/// Calls one by one. Every number stands by itself; a total is told where all parts are.
struct CallsReport {
  Parts states;
  Parts outcomes;  ///< of those that were held, by code
};

/// Who came to one occasion.
struct TurnoutReport {
  std::string occasion;
  Parts members;  ///< by relation
};

/// Who worked with whom; lib/handover/connections.hpp.
struct ConnectionsReport {
  std::int64_t occasions = 0;
  Of members;  ///< who met somebody, of all
  Count pairs;
  Of with_one_only;  ///< of those who met somebody
  Of bridges;        ///< of those who met somebody
  std::optional<std::int64_t> median_partners;
  Parts ties;
};

/// Open work, without the names of members.
struct TaskReport {
  std::int64_t id = 0;
  std::string task;
  std::string owner;  ///< "a member", or m12 in a restricted report
  std::string state;
  std::string next_step;
  std::optional<Instant> due_at;
};

struct Report {
  Settings settings;
  Count members;
  std::int64_t organisations = 0;
  std::int64_t nations_named = 0;
  Parts nations;
  Parts roles;
  Parts relations;
  Parts outlooks;
  ParticipationReport participation;
  std::vector<ScenarioReport> scenarios;
  Of answered_scenarios;
  std::vector<ThemeReport> themes;
  std::vector<WebinarReport> webinars;
  CallsReport calls;
  std::vector<MailReport> mail;
  Parts offers;                        ///< members who would do what, whichever the scenario
  std::vector<TurnoutReport> turnout;  ///< the largest; who few came to is not named
  std::int64_t occasions = 0;          ///< how many there were
  ConnectionsReport connections;
  std::vector<Lesson> lessons;
  std::vector<TaskReport> tasks;
  Parts accounted;  ///< heard from, unreachable, silent, unasked
  /// What a published report tells of scenarios: whoever lets it leave puts it on record.
  std::vector<scenarios::Told> told;
};

/// Counts everything once, from one state of the store, and decides what may be shown.
Report report(const store::Store& store, const Settings& settings);

/// That of a community in which nothing ever was, for the schema of what is written.
Report blank_report();

}  // namespace qlab::handover

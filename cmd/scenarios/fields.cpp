// SPDX-License-Identifier: Apache-2.0
#include "cmd/scenarios/fields.hpp"

#include <array>

#include "cmd/scenarios/tally_fields.hpp"

namespace qlab::cmd {
namespace {

using render::Field;
using render::Shown;
using render::Sink;
using scenarios::Edited;
using scenarios::ImportedFile;
using scenarios::Scenario;
using scenarios::Transition;
using scenarios::Version;

}  // namespace

render::Fields<Scenario> scenario_fields() {
  static constexpr std::array<Field<Scenario>, 10> fields{{
      {"ref", [](const Scenario& row, Sink& sink) { sink.reference(Letter::scenario, row.id); }},
      {"id", [](const Scenario& row, Sink& sink) { sink.number(row.id); }, Shown::in_detail},
      {"slug", [](const Scenario& row, Sink& sink) { sink.text(row.slug); }},
      {"title", [](const Scenario& row, Sink& sink) { sink.text(row.title); }},
      {"state", [](const Scenario& row, Sink& sink) { sink.text(name(row.state)); }},
      {"position", [](const Scenario& row, Sink& sink) { sink.number(row.position); }},
      {"version", [](const Scenario& row, Sink& sink) { sink.number(row.version); },
       Shown::in_detail},
      {"opened_at", [](const Scenario& row, Sink& sink) { sink.maybe(row.opened_at); }},
      {"closed_at", [](const Scenario& row, Sink& sink) { sink.maybe(row.closed_at); },
       Shown::in_detail},
      {"created_at", [](const Scenario& row, Sink& sink) { sink.instant(row.created_at); },
       Shown::in_detail},
  }};
  return fields;
}

render::Fields<ScenarioView> scenario_view_fields() {
  using View = ScenarioView;
  static constexpr std::array<Field<View>, 15> fields{{
      {"ref", [](const View& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.tally.scenario.id); }},
      {"id", [](const View& row, Sink& sink) { sink.number(row.tally.scenario.id); }},
      {"slug", [](const View& row, Sink& sink) { sink.text(row.tally.scenario.slug); }},
      {"title", [](const View& row, Sink& sink) { sink.text(row.tally.scenario.title); }},
      {"state", [](const View& row, Sink& sink) { sink.text(name(row.tally.scenario.state)); }},
      {"position", [](const View& row, Sink& sink) { sink.number(row.tally.scenario.position); }},
      {"version", [](const View& row, Sink& sink) { sink.number(row.tally.scenario.version); }},
      {"opened_at", [](const View& row, Sink& sink) { sink.maybe(row.tally.scenario.opened_at); }},
      {"closed_at", [](const View& row, Sink& sink) { sink.maybe(row.tally.scenario.closed_at); }},
      {"created_at",
       [](const View& row, Sink& sink) { sink.instant(row.tally.scenario.created_at); }},
      {"electorate", [](const View& row, Sink& sink) { sink.maybe(row.tally.electorate); }},
      {"reachable", [](const View& row, Sink& sink) { sink.maybe(row.tally.reachable); }},
      {"later", [](const View& row, Sink& sink) { sink.number(row.tally.later); }},
      {"axes", [](const View& row, Sink& sink) { put_axes(row.tally, sink); }},
      {"body", [](const View& row, Sink& sink) { sink.text(row.body); }},
  }};
  return fields;
}

render::Fields<Transition> scenario_transition_fields() {
  static constexpr std::array<Field<Transition>, 7> fields{{
      {"ref", [](const Transition& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.scenario.id); }},
      {"slug", [](const Transition& row, Sink& sink) { sink.text(row.scenario.slug); }},
      {"state", [](const Transition& row, Sink& sink) { sink.text(name(row.scenario.state)); }},
      {"previous", [](const Transition& row, Sink& sink) { sink.text(name(row.before)); }},
      {"changed",
       [](const Transition& row, Sink& sink) { sink.truth(row.scenario.state != row.before); }},
      {"opened_at", [](const Transition& row, Sink& sink) { sink.maybe(row.scenario.opened_at); }},
      {"refused", [](const Transition& row, Sink& sink) { put_or_nothing(row.refused, sink); }},
  }};
  return fields;
}

render::Fields<Version> version_fields() {
  static constexpr std::array<Field<Version>, 6> fields{{
      {"version", [](const Version& row, Sink& sink) { sink.number(row.number); }},
      {"at", [](const Version& row, Sink& sink) { sink.instant(row.at); }},
      {"actor", [](const Version& row, Sink& sink) { sink.text(row.actor); }},
      {"material", [](const Version& row, Sink& sink) { sink.truth(row.material); }},
      {"title", [](const Version& row, Sink& sink) { sink.text(row.title); }},
      {"body", [](const Version& row, Sink& sink) { sink.text(row.body); }, Shown::in_detail},
  }};
  return fields;
}

render::Fields<Edited> scenario_edit_fields() {
  static constexpr std::array<Field<Edited>, 8> fields{{
      {"ref",
       [](const Edited& row, Sink& sink) { sink.reference(Letter::scenario, row.after.id); }},
      {"slug", [](const Edited& row, Sink& sink) { sink.text(row.after.slug); }},
      {"title", [](const Edited& row, Sink& sink) { sink.text(row.after.title); }},
      {"changed",
       [](const Edited& row, Sink& sink) {
         sink.list(std::vector<std::string>(row.changed.begin(), row.changed.end()));
       }},
      {"version", [](const Edited& row, Sink& sink) { sink.number(row.after.version); }},
      {"position", [](const Edited& row, Sink& sink) { sink.number(row.after.position); }},
      {"material",
       [](const Edited& row, Sink& sink) {
         sink.truth(row.after.material_version != row.before.material_version);
       }},
      {"stale", [](const Edited& row, Sink& sink) { sink.number(row.stale); }},
  }};
  return fields;
}

render::Fields<ImportedFile> imported_file_fields() {
  static constexpr std::array<Field<ImportedFile>, 9> fields{{
      {"file", [](const ImportedFile& row, Sink& sink) { sink.text(row.file); }},
      {"outcome",
       [](const ImportedFile& row, Sink& sink) {
         sink.text(scenarios::file_outcomes.at(static_cast<std::size_t>(row.outcome)));
       }},
      {"ref", [](const ImportedFile& row,
                 Sink& sink) { sink.reference(Letter::scenario, row.scenario.id); }},
      {"slug", [](const ImportedFile& row, Sink& sink) { sink.text(row.scenario.slug); }},
      {"changed",
       [](const ImportedFile& row, Sink& sink) {
         sink.list(std::vector<std::string>(row.changed.begin(), row.changed.end()));
       }},
      {"version", [](const ImportedFile& row, Sink& sink) { sink.number(row.scenario.version); }},
      {"position", [](const ImportedFile& row, Sink& sink) { sink.number(row.scenario.position); },
       Shown::in_detail},
      {"material", [](const ImportedFile& row, Sink& sink) { sink.truth(row.material); }},
      {"stale", [](const ImportedFile& row, Sink& sink) { sink.number(row.stale); }},
  }};
  return fields;
}

}  // namespace qlab::cmd

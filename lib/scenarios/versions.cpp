// SPDX-License-Identifier: Apache-2.0
#include "lib/scenarios/versions.hpp"

#include <fmt/format.h>

#include "lib/core/error.hpp"

namespace qlab::scenarios {
namespace {

constexpr auto select_version =
    "SELECT version, title, body, material, actor, at FROM scenario_version WHERE scenario_id = ? ";

Version read(const store::Statement& row) {
  return {.number = row.integer(0),
          .title = row.text(1),
          .body = row.text(2),
          .material = row.integer(3) != 0,
          .actor = row.text(4),
          .at = row.instant(5)};
}

}  // namespace

std::vector<Version> versions(const store::Store& store, const Scenario& scenario) {
  auto rows = store.prepare(std::string(select_version) + "ORDER BY version");
  rows.bind(scenario.id);
  std::vector<Version> versions;
  while (rows.step()) versions.push_back(read(rows));
  return versions;
}

Version version(const store::Store& store, const Scenario& scenario, std::int64_t number) {
  const auto row =
      store.first(std::string(select_version) + "AND version = ?", scenario.id, number);
  if (row) return read(*row);
  throw Error(Kind::not_found,
              fmt::format("scenario '{}' has no version {}", scenario.slug, number),
              fmt::format("its versions are 1 to {}", scenario.version));
}

}  // namespace qlab::scenarios

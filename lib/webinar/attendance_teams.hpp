// SPDX-License-Identifier: Apache-2.0
// The attendance reports of Microsoft Teams: sections with a row per person (since 2022), a row per
// join (2021), a row per action (2020). The table is found by its header row, wherever it stands.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/position.hpp"
#include "lib/webinar/written_time.hpp"

namespace qlab::webinar {

/// One time span of one person.
struct Presence {
  Position place;  ///< of its row in the file
  std::string name;
  std::string address;
  std::string account;
  std::string role;
  std::optional<WrittenTime> join;
  std::optional<WrittenTime> leave;
  std::optional<std::chrono::seconds> duration;
};

/// Whether rows with the same name and no address are one person who joined again.
enum class SameName { one_person, may_differ };

struct TeamsReport {
  std::vector<Presence> presences;
  SameName same_name = SameName::may_differ;
  std::vector<std::string> warnings;
};

/// Throws data where the text holds no table of people.
TeamsReport read_teams(std::string_view text, const std::string& source);

}  // namespace qlab::webinar

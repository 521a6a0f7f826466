// SPDX-License-Identifier: Apache-2.0
// What the rows of an attendance file say, before their dates are decided and their people united.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
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

/// Whether rows that share a name without an address, or an address under other names, are one
/// person who joined again, or may be several; those of tickets are, for one buys them for others.
enum class Rows { one_for_each_join, one_for_each_person, one_for_each_ticket };

struct Presences {
  std::vector<Presence> rows;
  Rows mean = Rows::one_for_each_person;
  std::size_t absent = 0;  ///< rows of people who did not come
  std::vector<std::string> warnings;
};

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/calendar/zone_file.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/error.hpp"

namespace qlab::calendar {
namespace {

std::string number(std::int64_t value, int size) {
  std::string bytes;
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
    bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

std::string header(std::int64_t changes, std::int64_t types, std::int64_t letters) {
  return "TZif2" + std::string(15 + 3 * 4, '\0') + number(changes, 4) + number(types, 4) +
         number(letters, 4);
}

struct Change {
  std::int64_t at;
  int type;
};

/// A zone with winter time (type 0) and summer time (type 1).
std::string zone_file(const std::vector<Change>& changes, std::string_view rule = "GMT0") {
  const std::string letters("GMT\0BST\0", 8);
  auto bytes = header(0, 0, 0) + header(static_cast<std::int64_t>(changes.size()), 2, 8);
  for (const auto& change : changes) bytes += number(change.at, 8);
  for (const auto& change : changes) bytes += number(change.type, 1);
  bytes += number(0, 4) + number(0, 1) + number(0, 1);
  bytes += number(3600, 4) + number(1, 1) + number(4, 1);
  return bytes + letters + '\n' + std::string(rule) + '\n';
}

constexpr std::string_view summer_rule = "GMT0BST,M3.5.0/1,M10.5.0";
constexpr std::int64_t october_1995 = 814'327'200;
constexpr std::int64_t march_2037 = 2'121'642'000;

}  // namespace

TEST_CASE("zone file: periods are all time without holes") {
  const auto periods = read_zone_file(zone_file({{-100, 1}, {100, 0}}));
  REQUIRE(periods.size() == 3);
  CHECK(periods[0].begin == Instant::min());
  CHECK(periods[0].end == instant(-100));
  CHECK(periods[1].begin == instant(-100));
  CHECK(periods[1].end == instant(100));
  CHECK(periods[1].offset == std::chrono::hours(1));
  CHECK(periods[1].abbreviation == "BST");
  CHECK(periods[2].offset == std::chrono::hours(0));
  CHECK(periods[2].abbreviation == "GMT");
  CHECK(periods[2].end == Instant::max());
}

TEST_CASE("zone file: a zone whose clocks never changed is one period") {
  const auto periods = read_zone_file(zone_file({}));
  REQUIRE(periods.size() == 1);
  CHECK(periods[0].end == Instant::max());
}

TEST_CASE("zone file: what is cut off anywhere is refused") {
  const auto whole = zone_file({{-100, 1}, {100, 0}}, {});
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(read_zone_file(whole.substr(0, size)), Error);
  }
}

TEST_CASE("zone file: a rule for later years is refused where the changes end before 2037") {
  CHECK_THROWS_WITH_AS(read_zone_file(zone_file({{october_1995, 0}}, summer_rule)),
                       "the file of a time zone ends with a rule for later years", Error);
  CHECK_NOTHROW(read_zone_file(zone_file({{march_2037, 1}}, summer_rule)));
}

TEST_CASE("zone file: what contradicts itself is refused") {
  CHECK_THROWS_WITH_AS(read_zone_file(zone_file({{100, 1}, {100, 0}})),
                       "the changes of a time zone are not in order", Error);
  CHECK_THROWS_WITH_AS(read_zone_file(zone_file({{100, 2}})),
                       "the file of a time zone names a type that it lacks", Error);
  auto unnamed = zone_file({});
  unnamed[2 * header(0, 0, 0).size() + 5] = 8;
  CHECK_THROWS_WITH_AS(read_zone_file(unnamed), "the file of a time zone lacks an abbreviation",
                       Error);
}

TEST_CASE("zone file: other files and those of the first version are refused") {
  auto first_version = zone_file({});
  first_version[4] = '\0';
  CHECK_THROWS_WITH_AS(read_zone_file(first_version), "the file of a time zone has no 64-bit times",
                       Error);
  CHECK_THROWS_WITH_AS(read_zone_file("#\tAllowance for leap seconds"),
                       "this is not the file of a time zone", Error);
}

}  // namespace qlab::calendar

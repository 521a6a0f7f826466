// SPDX-License-Identifier: Apache-2.0
// The exact headings that exports of attendance have in the field: of each, somebody is found.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "lib/core/file.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_file.hpp"
#include "tests/support/absent.hpp"
#include "tests/support/places.hpp"

namespace qlab::webinar {
namespace {

/// What stands in a column whose heading holds this word, the first that does.
struct Cell {
  std::string_view word;
  std::string_view value;
};

constexpr std::array cells{
    Cell{"first name", "Anna"},
    Cell{"first_name", "Anna"},
    Cell{"last name", "Jones"},
    Cell{"last_name", "Jones"},
    Cell{"country", "UK"},
    Cell{"ticket", "1"},
    Cell{"name", "Anna Jones"},
    Cell{"email", "anna@example.org"},
    Cell{"status", "Checked In"},
    Cell{"checked_in", "2027-02-20T12:31:00Z"},
    Cell{"attended", "Yes"},
    Cell{"registration time", "2027-02-01 09:00:00"},
    Cell{"action", "Joined"},
    Cell{"total duration", "29"},
    Cell{"(minutes)", "29"},
    Cell{"duration", "29 min"},
    Cell{"in call", "0:29:00"},
    Cell{"join", "2027-02-20 12:31:00"},
    Cell{"first seen", "2027-02-20 12:31:00"},
    Cell{"timestamp", "2027-02-20 12:31:00"},
    Cell{"leave", "2027-02-20 13:00:00"},
    Cell{"exited", "2027-02-20 13:00:00"},
};

std::string_view value_for(std::string_view heading) {
  const auto folded = text::fold(heading);
  for (const auto& cell : cells) {
    if (folded.find(cell.word) != std::string::npos) return cell.value;
  }
  return "";
}

/// The header lines of lists of people, written between backticks, with tabs as "<TAB>".
std::vector<std::string> headers() {
  auto written = read_file(test::realdata("attendance/HEADERS.md"));
  written.resize(written.find("# Exact header lines of contact exports"));
  std::vector<std::string> found;
  const auto spans = text::split(written, '`');
  for (std::size_t i = 1; i < spans.size(); i += 2) {
    std::string line(spans[i]);
    for (auto at = line.find("<TAB>"); at != std::string::npos; at = line.find("<TAB>"))
      line.replace(at, 5, "\t");
    const auto columns =
        text::split(line, line.find('\t') == std::string::npos ? ',' : '\t').size();
    const bool names_people = text::fold(line).find("name") != std::string::npos;
    // A poll is no list of who was there, and of one product no file was seen.
    if (columns >= 3 && names_people && line.front() != '#' &&
        !line.starts_with("Attended,Interest"))
      found.push_back(std::move(line));
  }
  return found;
}

std::string file_with(const std::string& header) {
  const char between = header.find('\t') == std::string::npos ? ',' : '\t';
  std::string row;
  for (const auto heading : text::split(header, between)) {
    row += value_for(heading);
    row += between;
  }
  row.back() = '\n';
  return header + "\n" + row;
}

}  // namespace

TEST_CASE("attendance headings: of each that is known from the field, the person is found") {
  if (test::is_absent(test::realdata("attendance"))) return;
  Webinar webinar;
  webinar.zone = "UTC";
  webinar.starts_at = parse_rfc3339("2027-02-20T12:30:00Z").value();
  webinar.duration = std::chrono::minutes(90);
  const auto all = headers();
  for (const auto& header : all) {
    CAPTURE(header);
    const auto file = read_attendance(file_with(header), "list.csv", webinar);
    REQUIRE(file.people.size() == 1);
    CHECK(file.people[0].name == "Anna Jones");
    const bool has_address = text::fold(header).find("email") != std::string::npos;
    CHECK(file.people[0].address == (has_address ? "anna@example.org" : ""));
    const bool has_join = file_with(header).find("12:31:00") != std::string::npos;
    REQUIRE(file.people[0].first_join.has_value() == has_join);
    if (has_join) CHECK(rfc3339(*file.people[0].first_join) == "2027-02-20T12:31:00Z");
  }
  MESSAGE(fmt::format("{} headings", all.size()));
  CHECK(all.size() >= 12);
}

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "lib/calendar/zone.hpp"
#include "lib/core/address.hpp"
#include "lib/core/encoding.hpp"
#include "lib/core/error.hpp"
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_teams.hpp"

namespace qlab::webinar {
namespace {

using std::chrono::seconds;

struct Interval {
  Instant from;
  Instant until;
};

/// Everything a file says about one person.
struct Gathered {
  Attendee person;
  std::vector<Interval> intervals;
  std::vector<std::optional<seconds>> stated;
  std::optional<Instant> open_since;
  bool has_gap = false;  ///< some presence has no beginning or no end
};

/// An address, or else a name where the layout repeats people by name. Empty: a person of its own.
std::string identity_of(const Presence& presence, SameName same_name) {
  if (!presence.address.empty()) {
    const auto address = parse_address(presence.address);
    return address ? address->key : text::fold(presence.address);
  }
  return same_name == SameName::one_person ? "\n" + text::fold(presence.name) : std::string();
}

std::vector<WrittenTime> all_times(const TeamsReport& report) {
  std::vector<WrittenTime> times;
  for (const auto& presence : report.presences) {
    if (presence.join) times.push_back(*presence.join);
    if (presence.leave) times.push_back(*presence.leave);
  }
  return times;
}

std::string long_day(std::chrono::local_seconds local) {
  return calendar::long_date(Instant(local.time_since_epoch()), "UTC");
}

/// A day off is still the webinar's: the organiser's clock may be in another zone.
bool is_on_day_of(std::chrono::local_seconds local, const Webinar& webinar) {
  const auto apart = local - calendar::to_local(webinar.starts_at, webinar.zone);
  return std::chrono::abs(apart) < std::chrono::days(1);
}

/// Which order the dates are written in: what other rows leave possible, then the webinar's date.
DateOrder decide_order(const TeamsReport& report, std::string_view source, const Webinar& webinar) {
  const auto times = all_times(report);
  auto orders = possible_orders(times);
  const auto where = report.presences.empty() ? std::string(source)
                                              : place(source, report.presences.front().place);
  if (orders.empty()) {
    throw Error(Kind::data,
                fmt::format("{}: the dates are those of no single meeting in any order of day, "
                            "month and year",
                            where),
                "export the report of one meeting");
  }
  if (orders.size() == 1) return orders.front();
  for (const auto order : orders) {
    if (is_on_day_of(*resolve(times.front(), order), webinar)) return order;
  }
  std::vector<std::string> days;
  for (const auto order : orders) days.push_back(long_day(*resolve(times.front(), order)));
  throw Error(Kind::data, fmt::format("{}: the dates can mean {}", where, text::join(days, " or ")),
              fmt::format("neither another row nor the webinar ({}) decides it; write the dates in "
                          "the file as 2027-02-20",
                          calendar::long_date(webinar.starts_at, webinar.zone)));
}

std::optional<Instant> to_instant(const std::optional<WrittenTime>& time, DateOrder order,
                                  const std::string& zone) {
  if (!time) return {};
  // A report does not say which of two equal wall times it means, and never writes a skipped one.
  return calendar::candidates(*resolve(*time, order), zone).first;
}

void add(Gathered& gathered, std::optional<Instant> join, std::optional<Instant> leave,
         std::optional<seconds> duration) {
  auto& person = gathered.person;
  if (join) person.first_join = std::min(person.first_join.value_or(*join), *join);
  if (leave) person.last_leave = std::max(person.last_leave.value_or(*leave), *leave);
  gathered.stated.push_back(duration);
  if (join && leave) {
    gathered.intervals.push_back({*join, std::max(*join, *leave)});
  } else if (join) {
    // Joined, perhaps for the second time without having left: the row that ends it comes later.
    if (gathered.open_since) gathered.has_gap = true;
    gathered.open_since = join;
  } else if (leave && gathered.open_since) {
    gathered.intervals.push_back({*gathered.open_since, std::max(*gathered.open_since, *leave)});
    gathered.open_since.reset();
  } else {
    gathered.has_gap = true;
  }
}

/// The time that is covered, however often: two devices at once count once.
std::optional<seconds> covered(Gathered& gathered) {
  if (gathered.has_gap || gathered.open_since || gathered.intervals.empty()) return {};
  auto& intervals = gathered.intervals;
  std::sort(intervals.begin(), intervals.end(),
            [](const Interval& a, const Interval& b) { return a.from < b.from; });
  seconds total{0};
  auto until = intervals.front().from;
  for (const auto& [from, end] : intervals) {
    if (end > until) total += end - std::max(from, until);
    until = std::max(until, end);
  }
  return total;
}

std::optional<seconds> stated_sum(const Gathered& gathered) {
  seconds total{0};
  for (const auto& stated : gathered.stated) {
    if (!stated) return {};
    total += *stated;
  }
  return total;
}

std::optional<seconds> duration_of(Gathered& gathered, SameName same_name) {
  const auto stated = stated_sum(gathered);
  const bool one_row = gathered.stated.size() == 1;
  // First join and last leave of one row may have hours between them outside the room.
  if (one_row && (stated || same_name == SameName::may_differ)) return stated;
  const auto cover = covered(gathered);
  return stated && cover ? std::min(stated, cover) : cover ? cover : stated;
}

std::vector<Attendee> gather(const TeamsReport& report, DateOrder order, const Webinar& webinar) {
  std::vector<Gathered> people;
  std::map<std::string, std::size_t> known;
  for (const auto& presence : report.presences) {
    const auto identity = identity_of(presence, report.same_name);
    const auto found = identity.empty() ? known.end() : known.find(identity);
    if (found == known.end()) {
      if (!identity.empty()) known.emplace(identity, people.size());
      Attendee person{presence.name, presence.address, presence.account, {}, {}, {}, presence.role};
      people.push_back({std::move(person), {}, {}, {}, false});
    }
    auto& gathered = found == known.end() ? people.back() : people[found->second];
    add(gathered, to_instant(presence.join, order, webinar.zone),
        to_instant(presence.leave, order, webinar.zone), presence.duration);
  }
  std::vector<Attendee> attendees;
  for (auto& gathered : people) {
    gathered.person.duration = duration_of(gathered, report.same_name);
    attendees.push_back(std::move(gathered.person));
  }
  return attendees;
}

/// A file of another meeting is taken, for webinars are moved; but never without a word.
void compare_with_webinar(AttendanceFile& file, const Webinar& webinar) {
  std::optional<Instant> first;
  for (const auto& person : file.people) {
    if (person.first_join) first = std::min(first.value_or(*person.first_join), *person.first_join);
  }
  const auto day_of = [&](Instant instant) {
    return std::chrono::floor<std::chrono::days>(calendar::to_local(instant, webinar.zone));
  };
  if (!first || day_of(*first) == day_of(webinar.starts_at)) return;
  file.warnings.push_back(fmt::format("the file is of {}, the webinar of {}",
                                      calendar::long_date(*first, webinar.zone),
                                      calendar::long_date(webinar.starts_at, webinar.zone)));
}

}  // namespace

AttendanceFile read_attendance(std::string_view bytes, std::string_view source,
                               const Webinar& webinar) {
  const auto decoded = decode(bytes, source);
  auto report = read_teams(decoded.text, std::string(source));
  const auto order = decide_order(report, source, webinar);
  AttendanceFile file{gather(report, order, webinar), std::move(report.warnings)};
  if (decoded.guessed) {
    file.warnings.push_back(
        fmt::format("'{}' names no encoding and was read as {}", source, name(decoded.encoding)));
  }
  if (file.people.empty()) file.warnings.emplace_back("the list of people is empty");
  compare_with_webinar(file, webinar);
  return file;
}

}  // namespace qlab::webinar

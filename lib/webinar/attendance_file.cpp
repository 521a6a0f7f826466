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
#include "lib/core/text.hpp"
#include "lib/webinar/attendance_dates.hpp"
#include "lib/webinar/attendance_rows.hpp"

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
  bool has_gap = false;  ///< some presence has no beginning or no end, or ends before it begins
};

std::string key_of(const std::string& address) {
  const auto parsed = parse_address(address);
  return parsed ? parsed->key : text::fold(address);
}

/// An address, or else a name where the layout repeats people by name. Where each row is a person,
/// those who came with somebody else's ticket share an address. Empty: a person of its own.
std::string identity_of(const Presence& presence, Rows mean) {
  const auto name = "\n" + text::fold(presence.name);
  const bool joins = mean == Rows::one_for_each_join;
  if (!presence.address.empty()) return key_of(presence.address) + (joins ? std::string() : name);
  return joins ? name : std::string();
}

void add(Gathered& gathered, std::optional<Instant> join, std::optional<Instant> leave,
         std::optional<seconds> duration) {
  auto& person = gathered.person;
  if (join) person.first_join = std::min(person.first_join.value_or(*join), *join);
  if (leave) person.last_leave = std::max(person.last_leave.value_or(*leave), *leave);
  gathered.stated.push_back(duration);
  if (join && leave && *leave < *join) {
    gathered.has_gap = true;
  } else if (join && leave) {
    gathered.intervals.push_back({*join, *leave});
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

std::optional<seconds> duration_of(Gathered& gathered, Rows mean) {
  const auto stated = stated_sum(gathered);
  const bool one_row = gathered.stated.size() == 1;
  // First join and last leave of one row may have hours between them outside the room.
  if (one_row && (stated || mean != Rows::one_for_each_join)) return stated;
  const auto cover = covered(gathered);
  return stated && cover ? std::min(stated, cover) : cover ? cover : stated;
}

Attendee person_of(const Presence& presence) {
  return {presence.name, presence.address, presence.account, {}, {}, {}, presence.role};
}

/// One who bought tickets for others stands in every row of theirs.
void mark_shared_addresses(std::vector<Attendee>& people) {
  std::map<std::string, std::size_t> count;
  for (const auto& person : people) ++count[key_of(person.address)];
  for (auto& person : people) {
    person.shares_address = !person.address.empty() && count[key_of(person.address)] > 1;
  }
}

std::vector<Attendee> gather(const Presences& presences, DateOrder order, const Webinar& webinar) {
  std::vector<Gathered> people;
  std::map<std::string, std::size_t> known;
  for (const auto& presence : presences.rows) {
    const auto identity = identity_of(presence, presences.mean);
    const auto found = identity.empty() ? known.end() : known.find(identity);
    if (found == known.end()) {
      if (!identity.empty()) known.emplace(identity, people.size());
      people.push_back({person_of(presence), {}, {}, {}, false});
    }
    auto& gathered = found == known.end() ? people.back() : people[found->second];
    add(gathered, to_instant(presence.join, order, webinar),
        to_instant(presence.leave, order, webinar), presence.duration);
  }
  std::vector<Attendee> attendees;
  for (auto& gathered : people) {
    gathered.person.duration = duration_of(gathered, presences.mean);
    gathered.person.has_ticket = presences.mean == Rows::one_for_each_ticket;
    attendees.push_back(std::move(gathered.person));
  }
  mark_shared_addresses(attendees);
  return attendees;
}

/// How long such a stay was is not known.
void note_reversed_times(const Presences& presences, DateOrder order, std::string_view source,
                         const Webinar& webinar, std::vector<std::string>& warnings) {
  for (const auto& presence : presences.rows) {
    const auto join = to_instant(presence.join, order, webinar);
    const auto leave = to_instant(presence.leave, order, webinar);
    if (!join || !leave || *join <= *leave) continue;
    warnings.push_back(fmt::format("{}: left before they came", place(source, presence.place)));
  }
}

/// Names that people typed were seen to hold NUL; in UTF-16 it is half of a letter.
std::string without_stray_nul(std::string_view bytes) {
  EncodingDetector detector;
  detector.pass(bytes);
  std::string kept(bytes);
  const auto encoding = detector.encoding();
  if (encoding == Encoding::utf8 || encoding == Encoding::windows_1252) std::erase(kept, '\0');
  return kept;
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
  const auto decoded = decode(without_stray_nul(bytes), source);
  auto presences = read_presences(decoded.text, std::string(source));
  const auto order = decide_order(presences, source, webinar);
  AttendanceFile file{gather(presences, order, webinar), std::move(presences.warnings),
                      presences.absent};
  note_reversed_times(presences, order, source, webinar, file.warnings);
  if (decoded.guessed) {
    file.warnings.push_back(
        fmt::format("'{}' names no encoding and was read as {}", source, name(decoded.encoding)));
  }
  if (file.people.empty()) file.warnings.emplace_back("the list of people is empty");
  compare_with_webinar(file, webinar);
  return file;
}

}  // namespace qlab::webinar

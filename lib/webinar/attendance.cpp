// SPDX-License-Identifier: Apache-2.0
#include "lib/webinar/attendance.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "lib/core/address.hpp"
#include "lib/core/ids.hpp"
#include "lib/core/text.hpp"
#include "lib/mail/suppression.hpp"
#include "lib/members/find.hpp"
#include "lib/store/change.hpp"
#include "lib/webinar/attendance_alias.hpp"

namespace qlab::webinar {
namespace {

std::string_view name(Match match) { return matches[static_cast<std::size_t>(match)]; }

/// What a name says beside the marks that Teams or an organisation puts behind it, (External),
/// (EXT), and that which Zoom keeps of somebody who renamed themselves: Anna (Anna Jones).
struct NameParts {
  std::string_view shown;
  std::string_view original;  ///< in the first pair of brackets; empty where there is none
};

NameParts parts_of(std::string_view name) {
  NameParts parts{text::trim(name), {}};
  while (parts.shown.ends_with(')')) {
    const auto open = parts.shown.rfind('(');
    if (open == std::string_view::npos || open == 0) break;
    parts.original = parts.shown.substr(open + 1, parts.shown.size() - open - 2);
    parts.shown = text::trim(parts.shown.substr(0, open));
  }
  return parts;
}

/// As it is compared, with the apostrophe that telephones write made that of keyboards.
std::string key_of(std::string_view name) {
  constexpr std::string_view typographic = "\u2019";
  auto key = compared(name);
  for (auto at = key.find(typographic); at != std::string::npos; at = key.find(typographic, at))
    key.replace(at, typographic.size(), "'");
  return key;
}

/// "Anna Jones" of "Jones, Anna", as directories write it; empty where there is no single comma.
std::string turned_round(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == std::string_view::npos || comma != name.rfind(',')) return {};
  return fmt::format("{} {}", text::trim(name.substr(comma + 1)),
                     text::trim(name.substr(0, comma)));
}

/// Finds members for people. Names are read once, and only if an address did not do.
class Matcher {
 public:
  Matcher(const store::Store& store, const std::vector<Attendee>& people)
      : m_store(store), m_aliases(aliases(store)) {
    for (const auto& person : people) ++m_times[compared(person.name)];
  }

  void match(Attended& attended) {
    const auto& person = attended.person;
    if (match_alias(attended, person.address) || match_alias(attended, person.name)) return;
    if (match_address(attended, person.address, Name::counts)) return;
    if (match_address(attended, person.account, Name::counts)) return;
    if (match_names(attended) || person.has_ticket) return;
    match_address(attended, person.address, Name::does_not_count);
  }

 private:
  /// A name that several people of one file use is nobody's.
  bool match_alias(Attended& attended, const std::string& called) {
    const auto key = compared(called);
    const auto found = m_aliases.find(key);
    if (key.empty() || found == m_aliases.end()) return false;
    const auto times = m_times.find(key);
    const bool shared = times != m_times.end() && times->second > 1;
    attended.match = shared ? Match::ambiguous : Match::alias;
    if (!shared) attended.member = found->second;
    return true;
  }

  /// Of several under one address the name says who is its member: whoever bought tickets is one of
  /// those who came with them, or none. Where nobody bought any, the others are devices of theirs.
  enum class Name { counts, does_not_count };

  bool match_address(Attended& attended, std::string_view address, Name name) {
    const auto parsed = parse_address(address);
    const auto member = parsed ? members::by_address(m_store, address) : std::nullopt;
    if (!member) return false;
    const auto& person = attended.person;
    const auto called = compared(person.name);
    const bool other_name = called != compared(member->name) && called != compared(address);
    if (name == Name::counts && person.shares_address && other_name) return false;
    const bool primary = !member->addresses.empty() && member->addresses.front().key == parsed->key;
    attended.member = member->id;
    attended.match = primary ? Match::address : Match::alias;
    return true;
  }

  /// By all that the name says; true where it is that of one member.
  bool match_names(Attended& attended) {
    const auto& name = attended.person.name;
    const auto parts = parts_of(name);
    for (const auto& called :
         {name, std::string(parts.shown), turned_round(parts.shown), std::string(parts.original)}) {
      match_name(attended, called);
      if (attended.member) return true;
    }
    return false;
  }

  void match_name(Attended& attended, std::string_view name) {
    const auto& names = all_names();
    const auto wanted = key_of(name);
    const auto found = wanted.empty() ? names.end() : names.find(wanted);
    if (found == names.end()) return;
    const bool unique = found->second.size() == 1;
    attended.match = unique ? Match::name : Match::ambiguous;
    if (unique) attended.member = found->second.front();
  }

  const std::map<std::string, std::vector<std::int64_t>>& all_names() {
    if (m_names) return *m_names;
    auto& names = m_names.emplace();
    members::each(
        m_store, members::Query::everybody(),
        [&](const members::Member& member) { names[key_of(member.name)].push_back(member.id); },
        {.addresses = false, .tags = false, .contact = false});
    return names;
  }

  const store::Store& m_store;
  std::map<std::string, std::int64_t> m_aliases;
  std::map<std::string, std::size_t> m_times;  ///< how often each name stands in the file
  std::optional<std::map<std::string, std::vector<std::int64_t>>> m_names;
};

std::optional<std::int64_t> count_of(std::optional<std::chrono::seconds> duration) {
  if (!duration) return {};
  return duration->count();
}

enum class Written { fresh, updated, unchanged };

/// One row per person; a row that says the same already is left alone.
class Writer {
 public:
  Writer(store::Store& store, const Webinar& webinar, Instant now)
      : m_webinar(webinar.id),
        m_now(now),
        m_insert(store.prepare(
            "INSERT INTO attendance (webinar_id, name, address, ordinal, member_id, match,"
            " first_join, last_leave, duration_s, role, imported_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING")),
        m_update(store.prepare(
            "UPDATE attendance SET member_id = ?5, match = ?6, first_join = ?7, last_leave = ?8,"
            " duration_s = ?9, role = ?10"
            " WHERE webinar_id = ?1 AND name = ?2 AND address = ?3 AND ordinal = ?4"
            " AND (member_id, match, first_join, last_leave, duration_s, role)"
            " IS NOT (?5, ?6, ?7, ?8, ?9, ?10)")) {}

  Written write(const Attended& attended) {
    const auto& person = attended.person;
    const auto ordinal = m_seen[{person.name, person.address}]++;
    const auto bind = [&](store::Statement& statement) -> store::Statement& {
      return statement.bind(m_webinar, person.name, person.address, ordinal, attended.member,
                            name(attended.match), person.first_join, person.last_leave,
                            count_of(person.duration), person.role);
    };
    bind(m_insert).put(11, m_now);
    if (m_insert.run() > 0) return Written::fresh;
    return bind(m_update).run() > 0 ? Written::updated : Written::unchanged;
  }

 private:
  std::int64_t m_webinar;
  Instant m_now;
  store::Statement m_insert;
  store::Statement m_update;
  std::map<std::pair<std::string, std::string>, std::int64_t> m_seen;
};

/// Somebody who was erased does not come back by a list, not even as a stranger.
void leave_out_erased(const store::Store& store, AttendanceFile& file, AttendanceReport& report) {
  mail::SuppressionLookup suppressions(store);
  const auto left_out = std::erase_if(file.people, [&](const Attendee& person) {
    const auto all_that_is_kept =
        fmt::format("{}\n{}\n{}\n{}", person.name, person.address, person.account, person.role);
    return suppressions.names_erased(all_that_is_kept);
  });
  if (left_out == 0) return;
  report.warnings.push_back(left_out == 1
                                ? "one person who was erased is left out"
                                : fmt::format("{} people who were erased are left out", left_out));
}

void tally(const Attended& attended, AttendanceReport& report) {
  if (attended.match == Match::unmatched) {
    ++report.unmatched;
  } else if (attended.match == Match::ambiguous) {
    ++report.ambiguous;
  } else {
    ++report.matched;
  }
}

}  // namespace

AttendanceReport record_attendance(store::Store& store, const Webinar& webinar, AttendanceFile file,
                                   Instant now) {
  AttendanceReport report;
  report.warnings = std::move(file.warnings);
  report.absent = file.absent;
  leave_out_erased(store, file, report);
  store::Change change(store, now);
  Matcher matcher(store, file.people);
  Writer writer(store, webinar, now);
  std::set<std::int64_t> touched;
  for (auto& person : file.people) {
    Attended attended{std::move(person), Match::unmatched, {}};
    matcher.match(attended);
    const auto written = writer.write(attended);
    report.fresh += written == Written::fresh ? 1 : 0;
    report.updated += written == Written::updated ? 1 : 0;
    if (written != Written::unchanged && attended.member) touched.insert(*attended.member);
    tally(attended, report);
    report.people.push_back(std::move(attended));
  }
  change.touch(Letter::webinar, webinar.id);
  for (const auto member : touched) change.touch(Letter::member, member);
  change.commit(fmt::format("attendance: {} people", report.people.size()));
  return report;
}

AttendanceReport recorded_attendance(const store::Store& store, std::int64_t webinar) {
  AttendanceReport report;
  auto rows = store.prepare(
      "SELECT name, address, first_join, last_leave, duration_s, role, match, member_id"
      " FROM attendance WHERE webinar_id = ? ORDER BY id");
  rows.bind(webinar);
  while (rows.step()) {
    Attended attended;
    auto& person = attended.person;
    person.name = rows.text(0);
    person.address = rows.text(1);
    person.first_join = rows.maybe_instant(2);
    person.last_leave = rows.maybe_instant(3);
    if (const auto count = rows.maybe_integer(4)) person.duration = std::chrono::seconds(*count);
    person.role = rows.text(5);
    attended.match = named<Match>(matches, rows.view(6)).value_or(Match::unmatched);
    attended.member = rows.maybe_integer(7);
    tally(attended, report);
    report.people.push_back(std::move(attended));
  }
  return report;
}

}  // namespace qlab::webinar

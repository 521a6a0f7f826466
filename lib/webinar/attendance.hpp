// SPDX-License-Identifier: Apache-2.0
// Who was there, kept: each person of a file matched to a member or reported as nobody we know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/attendance_file.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// How a person was recognised.
enum class Match {
  address,    ///< by a member's primary address
  alias,      ///< by another address of a member, or by what somebody linked to them
  name,       ///< by a name that exactly one member has
  ambiguous,  ///< by a name that several members have: nobody is taken
  unmatched
};
inline constexpr Names<5> matches{"address", "alias", "name", "ambiguous", "unmatched"};

struct Attended {
  Attendee person;
  Match match = Match::unmatched;
  std::optional<std::int64_t> member;
};

struct AttendanceReport {
  std::vector<Attended> people;  ///< everybody, in the order of the file
  std::size_t matched = 0;
  std::size_t unmatched = 0;
  std::size_t ambiguous = 0;
  std::size_t absent = 0;   ///< rows of the file that say that somebody did not come
  std::size_t fresh = 0;    ///< rows that were not there
  std::size_t updated = 0;  ///< rows that say something else now
  std::vector<std::string> warnings;
};

/// Matches everybody in the file and keeps them all; all or nothing. The same file again changes
/// nothing.
AttendanceReport record_attendance(store::Store& store, const Webinar& webinar, AttendanceFile file,
                                   Instant now);

/// Everybody who was there, as it was recorded: nothing is new or updated.
AttendanceReport recorded_attendance(const store::Store& store, std::int64_t webinar);

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
// Who was there, as a file says it: the same for every product that writes one.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// One person, however often they joined.
struct Attendee {
  std::string name;     ///< as written, marks such as (External) included
  std::string address;  ///< may be empty: dialled in, or not signed in
  std::string account;  ///< the name they signed in with, often another address; may be empty
  std::optional<Instant> first_join;
  std::optional<Instant> last_leave;
  std::optional<std::chrono::seconds> duration;  ///< not known is nothing, never 0
  std::string role;
  bool shares_address = false;  ///< others of the file stand under the same one
  bool has_ticket = false;      ///< which somebody else may have bought with their own address
};

struct AttendanceFile {
  std::vector<Attendee> people;
  std::vector<std::string> warnings;  ///< sentences for a person
  std::size_t absent = 0;             ///< rows of people who did not come
};

/// Reads a file of a product that qlab knows; the source names it in errors. Wall times in it are
/// those of the webinar's zone, for files name none. Throws data at file:line:column where there is
/// no table of people, or where the dates can mean two days.
AttendanceFile read_attendance(std::string_view bytes, std::string_view source,
                               const Webinar& webinar);

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
// Changes a webinar. What calendars show of it (time, place, link) makes a new revision.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

/// What is to be another; what is not said stays.
struct Edit {
  std::optional<std::string> title;
  std::optional<Instant> starts_at;
  std::optional<std::string> zone;  ///< without starts_at the wall time stays as it is
  std::optional<std::chrono::seconds> duration;
  std::optional<std::string> url;        ///< empty: none
  std::optional<std::int64_t> capacity;  ///< at most one of these two
  bool without_capacity = false;
  std::optional<Instant> rsvp_until;  ///< at most one of these two
  bool without_rsvp_until = false;
  bool to_be_told = false;  ///< members are to be told of it: refused where it is over by then
};

struct Edited {
  Webinar before;
  Webinar after;
  std::vector<std::string_view> changed;  ///< names of fields; none where all was so already
  std::int64_t withdrawn = 0;             ///< waiting mails that said something else
  std::vector<std::int64_t> offered;      ///< who waited and is offered a place

  /// Calendars show something else now (RFC 5546 2.1.4).
  [[nodiscard]] bool is_revision() const { return after.sequence != before.sequence; }
};

/// Writes what differs from the webinar as it is in the store by then, all or nothing; nothing
/// differs: nothing is written. A new revision takes mails that wait back, for they say what is no
/// longer so, and they stay so where the change is undone. Offers of a place end before the start
/// and with RSVPs. Throws usage for what a webinar cannot be, refused where it was cancelled, or
/// where nobody can be told of it any more who is to be.
Edited edit(store::Store& store, const Webinar& webinar, const Edit& wanted, Instant now);

/// Writes all that can change of the webinar of this id, within the caller's change. What follows
/// from it is left to the caller.
void write(store::Store& store, const Webinar& after);

}  // namespace qlab::webinar

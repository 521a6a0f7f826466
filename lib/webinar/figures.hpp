// SPDX-License-Identifier: Apache-2.0
// Invitations, answers and attendance in numbers, for the handover report. Reads only.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

/// Present answers: every invited member is in exactly one.
struct Answers {
  std::int64_t yes = 0;
  std::int64_t maybe = 0;
  std::int64_t no = 0;
  std::int64_t waitlisted = 0;
  std::int64_t offered = 0;
  std::int64_t unanswered = 0;
};

struct Attendance {
  std::int64_t came = 0;                            ///< invited members who were there
  std::int64_t uninvited = 0;                       ///< other members who were there
  std::int64_t unmatched = 0;                       ///< people in the file who are no known member
  std::optional<std::chrono::seconds> median_stay;  ///< of members whose time is known
};

struct Figure {
  std::int64_t id = 0;
  std::string slug;
  std::string title;
  Instant starts_at;
  std::string zone;
  bool cancelled = false;
  std::int64_t invited = 0;
  Answers answers;
  std::optional<Attendance> attendance;  ///< nothing: no attendance file was read
};

/// One for each webinar, the earliest first.
std::vector<Figure> figures(const store::Store& store);

/// Calls with each member who was at a webinar, and when they came: where the file did not say,
/// when it began. Somebody who came under two names is called twice.
void each_presence(const store::Store& store,
                   const std::function<void(std::int64_t member, Instant at)>& call);

/// Calls with each member who was at a webinar, and which.
void each_attended(const store::Store& store,
                   const std::function<void(std::int64_t member, std::int64_t webinar)>& call);

/// Members who answered an invitation or were there, ascending.
std::vector<std::int64_t> ids_heard_from(const store::Store& store);

}  // namespace qlab::webinar

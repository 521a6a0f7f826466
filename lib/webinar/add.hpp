// SPDX-License-Identifier: Apache-2.0
// Puts a new webinar into the store.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

struct NewWebinar {
  std::string slug;
  std::string title;
  Instant starts_at;
  std::string zone;
  std::chrono::seconds duration{0};
  std::string url;                       ///< may be empty
  std::optional<std::int64_t> capacity;  ///< none: everybody finds a place
  std::optional<Instant> rsvp_until;     ///< none: answers count until the end
  std::string domain;                    ///< of the calendar UID; empty: the UID is a bare UUID
};

/// Adds a confirmed webinar with a UID of its own and sequence 0. Throws usage for what a webinar
/// cannot be, refused where the slug is taken.
Webinar add(store::Store& store, const NewWebinar& wanted, Instant now);

}  // namespace qlab::webinar

// SPDX-License-Identifier: Apache-2.0
// A webinar as it is kept, and how to find one. Plain data and queries: other nouns read this.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"

namespace qlab::webinar {

enum class Status { confirmed, cancelled };

std::string_view name(Status status);

struct Webinar {
  std::int64_t id = 0;
  std::string slug;
  std::string title;
  std::string local_start;  ///< wall time in the zone: 2027-02-20 12:30
  std::string zone;         ///< IANA
  Instant starts_at;        ///< what both meant when it was added
  std::chrono::seconds duration{0};
  std::string url;
  std::optional<std::int64_t> capacity;
  Status status = Status::confirmed;
  std::string uid;  ///< of its calendar object; never changes
  int sequence = 0;
  Instant created_at;
  Instant moved_at;                        ///< when the start was set last, or the webinar added
  std::optional<Instant> rsvp_until = {};  ///< answers count until then; nothing: until the end

  [[nodiscard]] Instant ends_at() const { return starts_at + duration; }
  /// Whether answers given now no longer count.
  [[nodiscard]] bool is_closed(Instant now) const { return rsvp_until && now > *rsvp_until; }
};

/// How many members stand where. `yes` and `offered` take up places.
struct Numbers {
  std::int64_t invited = 0;
  std::int64_t yes = 0;
  std::int64_t maybe = 0;
  std::int64_t no = 0;
  std::int64_t waitlisted = 0;
  std::int64_t offered = 0;
  std::int64_t attended = 0;  ///< members; people who match no member are not in it
};

struct Summary {
  Webinar webinar;
  Numbers numbers;
};

/// Every webinar, the earliest first.
std::vector<Webinar> all(const store::Store& store);
std::vector<Summary> list(const store::Store& store);

/// Finds by slug, w7, or 7. Throws not_found with the nearest slug.
Webinar find(const store::Store& store, std::string_view name);
std::optional<Webinar> by_id(const store::Store& store, std::int64_t id);
/// The one whose calendar object has this UID.
std::optional<Webinar> by_uid(const store::Store& store, std::string_view uid);

Numbers count(const store::Store& store, std::int64_t webinar);

/// Throws refused where the webinar was cancelled or has begun.
void require_ahead(const Webinar& webinar, Instant now);

/// The same, and where its RSVPs have closed: nobody is asked for what would not count.
void require_open(const Webinar& webinar, Instant now);

}  // namespace qlab::webinar

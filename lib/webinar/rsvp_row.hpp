// SPDX-License-Identifier: Apache-2.0
// One row of the history of answers, within the caller's change.
#pragma once

#include <cstdint>
#include <optional>

#include "lib/core/clock.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/rsvp.hpp"

namespace qlab::webinar {

struct RsvpRow {
  std::int64_t member = 0;
  Answer answer = Answer::none;
  Answer previous = Answer::none;
  Source source = Source::staff;
  Instant answered_at;
  std::optional<Instant> offer_until = {};
};

void add_row(store::Store& store, std::int64_t webinar, const RsvpRow& row, Instant now);

/// Adds what qlab itself makes of a member's answer: a place that is offered, and the end of it. It
/// bears the time of that answer, so that whatever they have said since counts, also where it is
/// read later. When it came about is its recorded_at.
void add_automatic_row(store::Store& store, std::int64_t webinar, std::int64_t member,
                       Answer answer, std::optional<Instant> offer_until, Instant now);

/// The row that holds.
struct LatestRow {
  Answer answer = Answer::none;
  std::optional<Instant> answered_at;
};

LatestRow latest_row(const store::Store& store, std::int64_t webinar, std::int64_t member);

}  // namespace qlab::webinar

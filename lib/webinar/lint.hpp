// SPDX-License-Identifier: Apache-2.0
// Looks at a webinar's calendar object before it is sent: what the calendars that hold an earlier
// one would make of it, and whether its time still means what it meant.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/letter.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

enum class Judgement { good, doubtful, wrong };
inline constexpr Names<3> judgements{"good", "doubtful", "wrong"};

struct Finding {
  std::string about;  ///< one word: time, zone, organizer, revision, outbox
  Judgement judgement = Judgement::good;
  std::string text;
};

/// The calendar part of a stored mail; empty where it has none.
using CalendarOf = std::function<std::string(std::string_view bytes)>;

/// Compares the webinar as it is now with each revision that was or may have been sent. The zone is
/// one more to say the time in.
std::vector<Finding> lint(const store::Store& store, const Webinar& webinar, const Host& host,
                          std::string_view zone, const CalendarOf& calendar_of, Instant now);

/// What its wall time says by the present rules of its zone, where that is something else than when
/// it was set: it is listed and not moved. Empty where both agree.
std::string changed_wall_time(const Webinar& webinar);

}  // namespace qlab::webinar

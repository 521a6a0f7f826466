// SPDX-License-Identifier: Apache-2.0
// What written dates mean. All dates of a file are decided together, or refused.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <vector>

#include "lib/webinar/written_time.hpp"

namespace qlab::webinar {

enum class DateOrder { day_first, month_first, year_first };

/// What it means in an order; nothing where that is no date, or before there was such software.
std::optional<std::chrono::local_seconds> resolve(const WrittenTime& time, DateOrder order);

/// The orders in which every time is a date and all lie within two days of each other, one for
/// each different meaning. All must have dates.
std::vector<DateOrder> possible_orders(std::span<const WrittenTime> times);

}  // namespace qlab::webinar

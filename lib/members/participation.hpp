// SPDX-License-Identifier: Apache-2.0
// How somebody took part, and how a file says it: "workshop 2026-03-12 Training the trainers".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"

namespace qlab::members {

/// The kinds of participation, in the order of the schema.
inline constexpr Names<5> participation_kinds{"workshop", "webinar", "online", "call", "comment"};

struct Participation {
  std::string kind;
  Instant at;
  std::string object;  ///< a ref such as w1, or the name of a workshop; may be empty
  bool operator==(const Participation&) const = default;
};

/// Adds the participations in a text, entries divided by semicolons, those not there yet. A day or
/// an RFC 3339 instant is the time. Returns the first entry that says none, or nothing.
std::optional<std::string> add_participations(std::vector<Participation>& all,
                                              std::string_view text);

/// The texts of these, as add_participations() takes them, a semicolon in a name as "\;".
std::vector<std::string> written(std::span<const Participation> participations);

}  // namespace qlab::members

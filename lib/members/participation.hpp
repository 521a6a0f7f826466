// SPDX-License-Identifier: Apache-2.0
// How somebody took part, dated, and the two ways to say it: a file's "workshop 2026-03-12 Training
// the trainers", and the command line's workshop:Cardiff@2026-05-01.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::members {

/// In the order of the schema.
enum class ParticipationKind { workshop, webinar, online, call, comment };
inline constexpr Names<5> participation_kinds{"workshop", "webinar", "online", "call", "comment"};

struct Participation {
  std::string kind;  ///< one of participation_kinds
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

/// Reads KIND[:OBJECT]@DAY, such as workshop:Cardiff@2026-05-01; the day is kept as its start in
/// UTC, as imports do. Throws usage, and data for an object of more than one line.
Participation parse_participation(std::string_view text);

/// The same words again.
std::string shown(const Participation& participation);

/// The participations of a member, the oldest first.
std::vector<Participation> participations(const store::Store& store, std::int64_t member_id);

}  // namespace qlab::members

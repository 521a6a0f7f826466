// SPDX-License-Identifier: Apache-2.0
// Who comes: an append-only history of answers per member, from which the present one follows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"
#include "lib/webinar/webinar.hpp"

namespace qlab::webinar {

enum class Answer {
  none,     ///< nobody asked yet
  invited,  ///< asked and not answered, which is never a no
  yes,
  maybe,
  no,
  waitlisted,  ///< wants to come and there is no place
  offered      ///< a place is kept until the offer ends
};

enum class Source {
  staff,
  calendar,
  token,
  import,
  automatic  ///< qlab itself: offers of a place, and their end
};

inline constexpr Names<7> answers{"none", "invited", "yes", "maybe", "no", "waitlisted", "offered"};
inline constexpr Names<5> sources{"staff", "calendar", "token", "import", "automatic"};

constexpr std::string_view name(Answer answer) { return answers[static_cast<std::size_t>(answer)]; }
constexpr std::string_view name(Source source) { return sources[static_cast<std::size_t>(source)]; }

/// Reads what a person can answer: yes, maybe or no. Throws usage for anything else.
Answer parse_answer(std::string_view text);

/// One answer as it came in.
struct Reply {
  std::int64_t member = 0;
  Answer answer = Answer::none;  ///< yes, maybe or no
  Source source = Source::staff;
  Instant answered_at;  ///< when the person said so; a time ahead of now counts as now
};

/// What a reply did.
struct Recorded {
  Answer previous = Answer::none;
  Answer answer = Answer::none;       ///< what it counts as: a yes without a place is waitlisted
  bool counts = true;                 ///< false where a later answer was there already
  bool changed = true;                ///< false where nothing was new and nothing was written
  std::vector<std::int64_t> offered;  ///< members who were offered a place by this
  std::optional<std::int64_t> call;   ///< one that is wanted by this, or no longer
};

/// Records a reply; all or nothing. Who cannot come is on the call track at once, and off it where
/// they can after all (lib/calls). The latest answer by its own time wins; what qlab made of an
/// answer, such as an offer, is none. A place given back, or an offer that ran out, goes to whoever
/// waits longest, until 48 hours from now, an hour before the start, or RSVPs close. Whether they
/// have closed is asked by whoever reads what members send (lib/webinar/uncounted); staff may
/// record an answer later. Throws refused for an answer given after the end or to a cancelled
/// webinar.
Recorded answer(store::Store& store, const Webinar& webinar, const Reply& reply, Instant now);

/// The same within the caller's change.
Recorded record_answer(store::Store& store, const Webinar& webinar, const Reply& reply,
                       Instant now);

/// Records inside the caller's change that a member was invited and returns the row's id; nothing
/// where they stand anywhere already.
std::optional<std::int64_t> mark_invited(store::Store& store, std::int64_t webinar,
                                         std::int64_t member, Instant now);

/// Where a member stands.
Answer present_answer(const store::Store& store, std::int64_t webinar, std::int64_t member);

/// How many members stand there. Costs the same whatever it is: the schema keeps the number.
std::int64_t members_who_said(const store::Store& store, std::int64_t webinar, Answer answer);

/// Where one member stands, and since when.
struct Standing {
  std::int64_t member = 0;
  std::string name;
  Answer answer = Answer::none;
  Source source = Source::staff;
  Instant answered_at;
  std::optional<Instant> offer_until;
};

/// Everybody who was invited or answered, by member, read as they are handed over.
void each_standing(const store::Store& store, std::int64_t webinar,
                   const std::function<void(const Standing&)>& call);

}  // namespace qlab::webinar

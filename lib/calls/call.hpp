// SPDX-License-Identifier: Apache-2.0
// A call with one member as it is kept, and how to find one. Plain data and queries: other nouns
// read this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/core/names.hpp"
#include "lib/store/store.hpp"

namespace qlab::calls {

enum class State {
  wanted,    ///< to be arranged
  proposed,  ///< times are kept while the member chooses
  booked,    ///< a time is agreed
  held,
  no_show,    ///< one side was not there
  cancelled,  ///< by one side, after a time was agreed
  declined,   ///< the member wants none
  lapsed      ///< nobody needs it any more
};
inline constexpr Names<8> states{"wanted",  "proposed",  "booked",   "held",
                                 "no-show", "cancelled", "declined", "lapsed"};

/// Who did not come, or called it off.
enum class Side { member, staff };
inline constexpr Names<2> sides{"member", "staff"};

/// From where a step of a call came.
enum class Source { staff, calendar, token, automatic };
inline constexpr Names<4> sources{"staff", "calendar", "token", "automatic"};

constexpr std::string_view name(State state) { return states[static_cast<std::size_t>(state)]; }
constexpr std::string_view name(Side side) { return sides[static_cast<std::size_t>(side)]; }
constexpr std::string_view name(Source source) { return sources[static_cast<std::size_t>(source)]; }

struct Call {
  std::int64_t id = 0;
  std::int64_t member = 0;
  std::optional<std::int64_t> webinar;  ///< the one that they cannot come to, where that is why
  State state = State::wanted;
  std::optional<Side> side;  ///< of no_show and cancelled
  std::string reason;        ///< why it is wanted, as staff say it
  std::string phone;
  std::string owner;  ///< of staff: who arranges it
  std::string zone;   ///< IANA, the member's; empty where nobody knows
  std::string staff;  ///< who holds it; empty before it was booked
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;
  std::optional<Instant> booked_at;     ///< when this time was agreed
  std::optional<Instant> confirmed_at;  ///< when their calendar said yes to it
  std::string uid;                      ///< of its calendar object; empty before anything was sent
  int sequence = -1;                    ///< of that object; -1: no calendar has it
  std::string outcome;                  ///< a code
  std::string agreed;                   ///< may be passed on
  Instant created_at;
  Instant changed_at;

  /// There is something to arrange or to hold.
  [[nodiscard]] bool is_open() const {
    return state == State::wanted || state == State::proposed || state == State::booked;
  }
};

/// The columns that read() takes, from `call AS m`.
inline constexpr std::string_view columns =
    "m.id, m.member_id, m.webinar_id, m.state, m.side, m.reason, m.phone, m.owner, m.zone, m.staff,"
    " m.starts_at, m.ends_at, m.booked_at, m.confirmed_at, m.uid, m.sequence, m.outcome, m.agreed,"
    " m.created_at, m.changed_at";
Call read(const store::Statement& row);

std::optional<Call> by_id(const store::Store& store, std::int64_t id);

/// The call whose calendar object has this UID.
std::optional<Call> by_uid(const store::Store& store, std::string_view uid);

/// By k4, or 4. Throws usage for anything else, not_found where there is none.
Call find(const store::Store& store, std::string_view name);

/// Every call of a member, the oldest first.
std::vector<Call> of_member(const store::Store& store, std::int64_t member);

/// One step of a call.
struct Past {
  std::string event;
  std::string state;
  std::string side;
  std::string detail;
  std::string source;
  std::string actor;
  Instant at;
};
std::vector<Past> history(const store::Store& store, std::int64_t call);

}  // namespace qlab::calls

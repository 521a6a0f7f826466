// SPDX-License-Identifier: Apache-2.0
#include "lib/mail/merging.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "lib/core/ids.hpp"
#include "lib/mail/state.hpp"

namespace qlab::mail {
namespace {

/// How far a message got: what left or may have left stands, then what waits, then the rest.
int progress(State state) {
  switch (state) {
    case State::sent:
    case State::sending:
    case State::uncertain:
      return 2;
    case State::queued:
    case State::deferred:
      return 1;
    default:
      return 0;
  }
}

struct Message {
  std::int64_t id = 0;
  State state = State::queued;
};

/// The messages of both for one and the same place: of who goes, of who stays.
std::vector<std::pair<Message, Message>> doubled(const store::Store& store, std::int64_t from,
                                                 std::int64_t to) {
  auto rows = store.prepare(
      "SELECT mine.id, mine.state, other.id, other.state FROM message AS mine"
      " JOIN message AS other ON other.purpose = mine.purpose AND other.object = mine.object"
      " AND other.recipient = ?2 AND other.occurrence = mine.occurrence WHERE mine.member_id = ?1");
  rows.bind(from, ref(Letter::member, to));
  std::vector<std::pair<Message, Message>> found;
  const auto state = [&](int column) {
    return parse_state(rows.view(column)).value_or(State::uncertain);
  };
  while (rows.step()) {
    found.push_back({{rows.integer(0), state(1)}, {rows.integer(2), state(3)}});
  }
  return found;
}

/// Neither a run nor a retry may send it any more; what left already is left as it is.
void stand_back(store::Store& store, const Message& message, const Message& other, Instant now) {
  if (progress(message.state) == progress(State::sent)) return;
  store.run("UPDATE message SET state = 'cancelled', detail = ?2, done_at = ?3 WHERE id = ?1",
            message.id,
            fmt::format("the same member has {} for this", ref(Letter::message, other.id)), now);
}

}  // namespace

std::int64_t count_of_member(const store::Store& store, std::int64_t member_id) {
  return store.first("SELECT count(*) FROM message WHERE member_id = ?", member_id)->integer(0);
}

void give_to_member(store::Store& store, std::int64_t from, std::int64_t to, Instant now) {
  for (const auto& [going, staying] : doubled(store, from, to)) {
    const bool going_got_further = progress(going.state) > progress(staying.state);
    going_got_further ? stand_back(store, staying, going, now)
                      : stand_back(store, going, staying, now);
  }
  // A place that is taken keeps the old name, which nobody else will ever have.
  store.run("UPDATE OR IGNORE message SET recipient = ?2 WHERE member_id = ?1 AND recipient = ?3",
            from, ref(Letter::member, to), ref(Letter::member, from));
  store.run("UPDATE message SET member_id = ?2 WHERE member_id = ?1", from, to);
}

}  // namespace qlab::mail

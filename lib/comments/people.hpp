// SPDX-License-Identifier: Apache-2.0
// Who wrote comments: for reports, which count people and must not name them, and for guests, who
// have the rights of members. Reads only.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
#include "lib/members/member.hpp"
#include "lib/store/store.hpp"

namespace qlab::comments {

/// Who wrote comments, from member ?1 on: rows as webinar::voices_sql says, 'answered'.
inline constexpr std::string_view voices_sql =
    "SELECT member_id AS member, 'answered', written_at, NULL, NULL, '' FROM comment"
    " INDEXED BY comment_member WHERE member_id >= ?1 AND member_id IS NOT NULL";

/// Members who wrote a comment, ascending.
std::vector<std::int64_t> ids_of_authors(const store::Store& store);

/// What members wrote, for those who count it in more than one way: to read it takes long. 16 bytes
/// of memory for each published comment, and as much where it began a thread of more than itself.
struct Writing {
  struct Published {
    std::int64_t member;
    Instant at;
  };
  struct Begun {
    std::int64_t member;
    std::int64_t thread;  ///< the comment that it begins with
  };
  std::vector<std::int64_t> authors;  ///< as ids_of_authors()
  std::vector<Published> published;   ///< by member, then by time
  std::vector<Begun> threads;         ///< of the published that somebody answered; by member
};

Writing writing(const store::Store& store);

/// Calls with the name of each guest who wrote a comment.
void each_guest_name(const store::Store& store, const std::function<void(std::string_view)>& call);

/// Calls with each guest whose address is known, the newest first, as somebody without an id (0).
/// One address may have several names.
void each_guest(const store::Store& store, const std::function<void(const members::Member&)>& call);

/// Who is meant by m12, 12 or an address, for what is done to a person at their wish: the member,
/// or else the guest of that address. Throws as members::resolve().
members::Member require_person(const store::Store& store, std::string_view who);

}  // namespace qlab::comments

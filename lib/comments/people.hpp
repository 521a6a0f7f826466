// SPDX-License-Identifier: Apache-2.0
// Who wrote comments, for reports that count people and must not name them. Reads only.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "lib/core/clock.hpp"
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

/// Throws not_found, with the way to do it all the same, where the text is the address of a guest
/// who wrote a comment and of no member: for what is done to a person at their wish.
void require_no_guest(const store::Store& store, std::string_view address);

}  // namespace qlab::comments

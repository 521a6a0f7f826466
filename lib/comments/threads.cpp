// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/threads.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace qlab::comments {
namespace {

/// What a reply answers.
struct Reply {
  std::int64_t id;
  std::int64_t to;
};

}  // namespace

// Threads are three deep: what a reply answers began the thread, or is a reply to what did. The
// rows come in the order of one index; to remember the replies is cheaper than to look each up.
void each_replier(const store::Store& store,
                  const std::function<void(std::int64_t, std::int64_t)>& call) {
  std::vector<Reply> replies;
  std::vector<std::pair<std::int64_t, std::int64_t>> deepest;  // member, reply answered
  auto rows = store.prepare(
      "SELECT id, parent_id, depth, iif(state = 'published', member_id, NULL) FROM comment"
      " INDEXED BY comment_parent WHERE parent_id IS NOT NULL");
  while (rows.step()) {
    const auto parent = rows.integer(1);
    const bool answers_the_first = rows.integer(2) == 2;
    if (answers_the_first) replies.push_back({rows.integer(0), parent});
    const auto member = rows.maybe_integer(3);
    if (!member) continue;
    if (answers_the_first) {
      call(*member, parent);
    } else {
      deepest.emplace_back(*member, parent);
    }
  }
  std::ranges::sort(replies, {}, &Reply::id);
  for (const auto& [member, answered] : deepest) {
    const auto found = std::ranges::lower_bound(replies, answered, {}, &Reply::id);
    const bool is_known = found != replies.end() && found->id == answered;
    call(member, is_known ? found->to : answered);  // a store may be damaged
  }
}

}  // namespace qlab::comments

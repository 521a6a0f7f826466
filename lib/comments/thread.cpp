// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/thread.hpp"

namespace qlab::comments {

Place reply_to(const Node& node) {
  if (node.depth < deepest_reply) return {node.depth + 1, node.id, {}};
  return {deepest_reply, node.parent_id, node.id};
}

}  // namespace qlab::comments

// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/thread.hpp"

namespace qlab::comments {

Place reply_to(const Node& node) {
  if (node.depth < deepest_reply) return {node.depth + 1, node.id, {}};
  return {deepest_reply, node.parent_id, node.id};
}

std::vector<std::size_t> parents_first(std::vector<std::optional<std::size_t>>& parents) {
  enum class Seen { no, climbing, placed };
  std::vector<Seen> seen(parents.size(), Seen::no);
  std::vector<std::size_t> order;
  // Without recursion: the file decides how long a chain of replies is.
  std::vector<std::size_t> path;
  for (std::size_t start = 0; start < parents.size(); ++start) {
    auto climber = std::optional(start);
    while (climber && seen[*climber] == Seen::no) {
      seen[*climber] = Seen::climbing;
      path.push_back(*climber);
      climber = parents[*climber];
    }
    if (climber && seen[*climber] == Seen::climbing) parents[path.back()].reset();
    for (; !path.empty(); path.pop_back()) {
      seen[path.back()] = Seen::placed;
      order.push_back(path.back());
    }
  }
  return order;
}

}  // namespace qlab::comments

// SPDX-License-Identifier: Apache-2.0
// What others see of a comment: a published reply is hidden with what it answers, however far above
// it in the thread. Included only by the .cpp files of lib/comments.
#pragma once

#include <string_view>

namespace qlab::comments {

/// A condition of SQL on c (comment): something above it is hidden. The parents are two at most; of
/// what is answered at the deepest level there may be a chain.
inline constexpr std::string_view under_hidden =
    "(c.parent_id IS NOT NULL AND (EXISTS (SELECT 1 FROM comment p LEFT JOIN comment pp"
    " ON pp.id = p.parent_id WHERE p.id = c.parent_id AND 'hidden' IN (p.state, pp.state))"
    " OR (c.answers_id IS NOT NULL AND EXISTS (WITH RECURSIVE above(id) AS (SELECT c.answers_id"
    " UNION SELECT a.answers_id FROM above JOIN comment a ON a.id = above.id"
    " WHERE a.answers_id IS NOT NULL)"
    " SELECT 1 FROM above JOIN comment h ON h.id = above.id WHERE h.state = 'hidden'))))";

/// The same for a list of many: below holds all that are hidden and what stands below them, found
/// from the hidden ones, which are few, by indexes alone. A reply is of its parent's scenario.
inline constexpr std::string_view with_below_hidden =
    "WITH RECURSIVE below (id, scenario_id, state) AS"
    " (SELECT id, scenario_id, state FROM comment INDEXED BY comment_hidden WHERE state = 'hidden'"
    " UNION SELECT r.id, below.scenario_id, r.state FROM below JOIN comment r"
    " ON r.parent_id = below.id"
    " UNION SELECT a.id, below.scenario_id, a.state FROM below JOIN comment a"
    " ON a.answers_id = below.id)";

}  // namespace qlab::comments

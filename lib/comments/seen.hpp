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

/// The same for a list of many: SQL for the ids of all that are hidden and of what stands below
/// them, found once from the hidden ones, which are few.
inline constexpr std::string_view hidden_or_under =
    "(WITH RECURSIVE below (id) AS (SELECT id FROM comment WHERE state = 'hidden'"
    " UNION SELECT r.id FROM below JOIN comment r ON r.parent_id = below.id"
    " UNION SELECT a.id FROM below JOIN comment a ON a.answers_id = below.id) SELECT id FROM "
    "below)";

}  // namespace qlab::comments

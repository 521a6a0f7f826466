// SPDX-License-Identifier: Apache-2.0
#include "lib/comments/quotable.hpp"

#include <fmt/format.h>

#include "lib/comments/seen.hpp"

namespace qlab::comments {

std::string quotable() {
  return fmt::format(
      "c.state = 'published' AND c.licence IN ('with name', 'unnamed') AND NOT {}"
      " AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.member_id = c.member_id"
      " AND k.purpose = 'quote' AND k.state IN ('refused', 'withdrawn')"
      " AND NOT EXISTS (SELECT 1 FROM consent newer WHERE newer.id > k.id"
      " AND newer.member_id = k.member_id AND newer.purpose = k.purpose"
      " AND newer.recipient = k.recipient))",
      under_hidden);
}

}  // namespace qlab::comments
